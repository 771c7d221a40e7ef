package dev.ascertain.report;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.CertificationPath;
import dev.ascertain.verify.ChainFinding;
import dev.ascertain.verify.Check;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.FindingKind;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.Severity;
import dev.ascertain.verify.StoreVerdict;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.revocation.RevocationPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the list of certificates that a server should send: its own, then the intermediates of the
 * best path in their order, then those that only the paths to the roots of other trust stores need.
 * RFC 9846 section 4.5.1: the trust anchor "MAY be omitted from the chain".
 *
 * <p>The list is given out only after the verifier has accepted it, by the same measure and with
 * nothing but the list to build paths from. Revocation is left out then: no list changes it.
 */
final class Corrector {
  /** What a handshake brings besides the list of certificates, and the list cannot mend. */
  private static final Set<FindingKind> BESIDES_THE_LIST =
      EnumSet.of(FindingKind.NO_SCT, FindingKind.REVOCATION_UNKNOWN);

  private static final RevocationPolicy NO_REVOCATION =
      new RevocationPolicy(RevocationPolicy.Mode.NONE, Optional.empty(), Optional.empty());

  private final Verification verification;

  /** Whether another certificate stands before the server's own. */
  private final boolean leafElsewhere;

  private Corrector(Verification verification, boolean leafElsewhere) {
    this.verification = verification;
    this.leafElsewhere = leafElsewhere;
  }

  /** The correction of the certificates that were sent. */
  static Correction correct(Verification verification, ChainReport.Origin origin, Crypto crypto) {
    boolean leafElsewhere = origin instanceof ChainReport.Origin.Files files && files.leaf() > 0;
    Corrector corrector = new Corrector(verification, leafElsewhere);
    return corrector
        .objection()
        .<Correction>map(Correction.Impossible::new)
        .orElseGet(() -> corrector.correct(crypto));
  }

  /** Why no list of certificates would do. */
  private Optional<String> objection() {
    if (verification.check(Check.REVOCATION).outcome() == Outcome.FAILED) {
      return Optional.of(verification.check(Check.REVOCATION).evidence());
    }
    if (verification.bestPath().filter(Corrector::isPromising).isPresent()) {
      return Optional.empty();
    }
    return verification
        .headline()
        .map(Finding::toString)
        .or(() -> Optional.of(verification.check(Check.CHAIN).evidence()));
  }

  /** Whether nothing is wrong with the path but that the server did not send all of it. */
  private static boolean isPromising(CertificationPath path) {
    return path.anchored()
        && path.findings().stream()
            .filter(finding -> !(finding instanceof ChainFinding.IncompleteChain))
            .allMatch(finding ->
                finding.severity() == Severity.WARNING || finding.severity() == Severity.INFO);
  }

  private Correction correct(Crypto crypto) {
    List<Integer> right = right();
    List<byte[]> list = right.stream().map(this::der).toList();
    List<Integer> sent = sent();
    if (!leafElsewhere && equal(list, sent.stream().map(this::der).toList())) {
      return new Correction.NotNeeded();
    }
    Optional<String> refusal = refusal(list, crypto);
    if (refusal.isPresent()) {
      return new Correction.Impossible(refusal.orElseThrow());
    }
    List<Correction.Kept> kept =
        right.stream()
            .map(index -> new Correction.Kept(index, !isSent(index), der(index)))
            .toList();
    return new Correction.Corrected(
        kept, dropped(right), reordered(right), size(sent), size(right));
  }

  /** The certificates to send, by the first index each has. */
  private List<Integer> right() {
    List<Integer> right = new ArrayList<>();
    verification.bestPath().ifPresent(best -> add(best, right));
    for (StoreVerdict verdict : verification.trust()) {
      if (verdict.trusted()) {
        verdict.path().ifPresent(path -> add(path, right));
      }
    }
    return right;
  }

  private void add(CertificationPath path, List<Integer> right) {
    for (int index : path.certificates()) {
      boolean anchor = judged(index).source() == JudgedCertificate.Source.ANCHOR;
      if (!anchor && right.stream().noneMatch(known -> same(known, index))) {
        right.add(index);
      }
    }
  }

  /** What the verifier says against the list. */
  private Optional<String> refusal(List<byte[]> list, Crypto crypto) {
    Verification again =
        Verifier.verify(
            new VerificationRequest(
                list,
                verification.name(),
                verification.at(),
                verification.measure().with(NO_REVOCATION),
                List.of(),
                Optional.empty(),
                Evidence.NONE),
            crypto);
    Optional<String> error =
        again.findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .filter(finding -> !BESIDES_THE_LIST.contains(finding.kind()))
            .map(Finding::toString)
            .findFirst();
    if (error.isPresent()) {
      return error;
    }
    if (again.bestPath().filter(CertificationPath::valid).isEmpty()) {
      return Optional.of(again.check(Check.CHAIN).evidence());
    }
    return verification.trust().stream()
        .filter(before -> before.trusted() && !trusts(before, again))
        .map(before -> before.store() + " would no longer trust the list.")
        .findFirst();
  }

  private static boolean trusts(StoreVerdict before, Verification again) {
    return again.trust().stream()
        .anyMatch(now -> now.store().equals(before.store()) && now.trusted());
  }

  private List<Correction.Dropped> dropped(List<Integer> right) {
    List<Correction.Dropped> dropped = new ArrayList<>();
    List<Integer> seen = new ArrayList<>();
    for (int index : sent()) {
      boolean again = seen.stream().anyMatch(earlier -> same(earlier, index));
      if (again || right.stream().noneMatch(kept -> same(kept, index))) {
        Correction.Reason reason = again ? Correction.Reason.DUPLICATE : reason(index);
        dropped.add(new Correction.Dropped(index, reason, der(index).length));
      }
      seen.add(index);
    }
    return dropped;
  }

  private Correction.Reason reason(int index) {
    boolean root = judged(index).certificate().map(content -> content.isSelfIssued()).orElse(false);
    if (root) {
      return Correction.Reason.ROOT;
    }
    boolean used =
        verification.paths().stream()
            .flatMap(path -> path.certificates().stream())
            .anyMatch(other -> same(other, index));
    return used ? Correction.Reason.OTHER_PATH : Correction.Reason.UNNEEDED;
  }

  /** Whether those that are kept were sent in another order. */
  private boolean reordered(List<Integer> right) {
    List<Integer> places = right.stream().filter(this::isSent).map(this::place).toList();
    return leafElsewhere || !places.equals(places.stream().sorted().toList());
  }

  private boolean isSent(int index) {
    return sent().stream().anyMatch(other -> same(other, index));
  }

  /** Where it was sent first. */
  private int place(int index) {
    return sent().stream().filter(other -> same(other, index)).findFirst().orElseThrow();
  }

  private List<Integer> sent() {
    List<Integer> sent = new ArrayList<>();
    for (int i = 0; i < verification.certificates().size(); i++) {
      if (judged(i).source() == JudgedCertificate.Source.SENT) {
        sent.add(i);
      }
    }
    return sent;
  }

  private int size(List<Integer> indexes) {
    return indexes.stream().mapToInt(index -> der(index).length).sum();
  }

  private boolean same(int one, int other) {
    return Arrays.equals(der(one), der(other));
  }

  private static boolean equal(List<byte[]> one, List<byte[]> other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> Arrays.equals(one.get(i), other.get(i)));
  }

  private byte[] der(int index) {
    return judged(index).der();
  }

  private JudgedCertificate judged(int index) {
    return verification.certificates().get(index);
  }
}
