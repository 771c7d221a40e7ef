package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
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
    return new CertificateRevocation(
        certificate, decided().orElseGet(() -> couldNotTell(otherwise)), attempts);
  }

  private CouldNotTell couldNotTell(Why otherwise) {
    if (attempts.isEmpty()) {
      return new CouldNotTell(otherwise);
    }
    return new CouldNotTell(
        attempts.getLast().why(),
        attempts.stream().map(Attempt::toString).collect(Collectors.joining("; ")));
  }
}
