package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What all evidence about one certificate came to, and which of it counts: whoever says revoked;
 * else who says good, the freshest of them; else nothing was found out.
 */
final class Answers {
  private final List<RevocationStatus.Revoked> revoked = new ArrayList<>();
  private final List<RevocationStatus.Good> good = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();

  void add(Verdict verdict) {
    switch (verdict) {
      case Verdict.Revoked(RevocationStatus.Revoked status) -> revoked.add(status);
      case Verdict.Good(RevocationStatus.Good status) -> good.add(status);
      case Verdict.Undecided(Attempt attempt) -> attempts.add(attempt);
    }
  }

  /** The evidence that decides; empty if none does. */
  Optional<RevocationStatus> decided() {
    if (!revoked.isEmpty()) {
      return Optional.of(revoked.getFirst());
    }
    return good.stream()
        .max(Comparator.comparing(RevocationStatus.Good::thisUpdate))
        .map(status -> status);
  }

  /**
   * What is known.
   *
   * @param certificate the certificate's index
   * @param otherwise why nothing is known, if there was no evidence at all
   */
  CertificateRevocation conclude(int certificate, Why otherwise) {
    return conclude(certificate, couldNotTell(otherwise));
  }

  /** The same about a certificate about which nobody need be asked, for this reason. */
  CertificateRevocation concludeExempt(int certificate, Why exemption) {
    return conclude(certificate, new CouldNotTell(exemption));
  }

  private CertificateRevocation conclude(int certificate, CouldNotTell otherwise) {
    return new CertificateRevocation(certificate, decided().orElse(otherwise), telling());
  }

  private CouldNotTell couldNotTell(Why otherwise) {
    List<Attempt> telling = telling();
    if (telling.isEmpty()) {
      return new CouldNotTell(otherwise);
    }
    return new CouldNotTell(
        telling.getLast().why(),
        telling.stream().map(Attempt::toString).collect(Collectors.joining("; ")));
  }

  /**
   * The attempts without what was given about other certificates, which nobody expects to tell
   * anything about this one; unless there is nothing else to be said.
   */
  private List<Attempt> telling() {
    List<Attempt> telling =
        attempts.stream().filter(attempt -> !isAside(attempt)).distinct().toList();
    return telling.isEmpty() && decided().isEmpty()
        ? attempts.stream().distinct().toList()
        : telling;
  }

  private static boolean isAside(Attempt attempt) {
    return attempt.why() == Why.OTHER_CERTIFICATE
        && switch (attempt.source()) {
          case Source.Staple _ -> false;
          case Source.Responder(String location) -> location.equals(Source.GIVEN);
          case Source.RevocationList(String location) -> location.equals(Source.GIVEN);
        };
  }
}
