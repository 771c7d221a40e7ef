package dev.ascertain.verify;

import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationResult;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.verify.transparency.TransparencyStatus;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.KeyUsage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folds findings into the five checks. */
final class Checks {
  private Checks() {}

  /** By rank, then by certificate. */
  static List<Finding> ranked(List<Finding> findings) {
    return findings.stream()
        .distinct()
        .sorted(Comparator.comparing(Finding::kind).thenComparingInt(Finding::certificate))
        .toList();
  }

  /** The verification that these facts amount to. */
  static Verification fold(
      VerificationRequest request,
      List<JudgedCertificate> certificates,
      List<CertificationPath> paths,
      List<Finding> found,
      List<StoreVerdict> trust,
      Optional<TransparencyStatus> transparency,
      RevocationResult revocation,
      List<Wanted> wanted) {
    List<Finding> findings = new ArrayList<>(found);
    findings.addAll(ofKeyProof(certificates, request.keyProof()));
    findings.addAll(PathRevocation.findings(revocation));
    List<Finding> ranked = ranked(findings);
    Optional<Certificate> leaf =
        certificates.isEmpty() ? Optional.empty() : certificates.getFirst().certificate();
    List<CheckResult> checks =
        List.of(
            name(request, leaf, ranked),
            dates(request, certificates, paths, ranked),
            chain(request, certificates, paths, ranked),
            keyProof(request.keyProof(), ranked),
            revocation(revocation.certificates(), ranked));
    return new Verification(
        request.at(),
        request.name(),
        request.measure(),
        certificates,
        paths,
        ranked,
        checks,
        trust,
        transparency,
        revocation.certificates(),
        Stream.concat(wanted.stream(), revocation.wanted().stream()).toList());
  }

  /** The same verification with another proof of the key. */
  static Verification withKeyProof(Verification old, KeyProof proof) {
    List<Finding> findings = new ArrayList<>(old.findings());
    findings.removeIf(finding ->
        finding instanceof IdentityFinding.WrongKey
            || finding instanceof IdentityFinding.BadDelegatedCredential);
    findings.addAll(ofKeyProof(old.certificates(), proof));
    List<Finding> ranked = ranked(findings);
    List<CheckResult> checks = new ArrayList<>();
    for (CheckResult result : old.checks()) {
      checks.add(withKeyProof(result, proof, ranked));
    }
    return new Verification(
        old.at(),
        old.name(),
        old.measure(),
        old.certificates(),
        old.paths(),
        ranked,
        checks,
        old.trust(),
        old.transparency(),
        old.revocations(),
        old.wanted());
  }

  private static CheckResult withKeyProof(CheckResult old, KeyProof proof, List<Finding> findings) {
    if (old.check() == Check.KEY_PROOF) {
      return keyProof(proof, findings);
    }
    List<Finding> errors = errors(old.check(), findings);
    return errors.isEmpty() ? old : failed(old.check(), errors);
  }

  /** What the proof of the key, or the way it was given, says against the server's certificate. */
  private static List<Finding> ofKeyProof(List<JudgedCertificate> certificates, KeyProof proof) {
    return switch (proof) {
      case FAILED -> List.of(new IdentityFinding.WrongKey(0));
      case BAD_DELEGATION -> List.of(new IdentityFinding.BadDelegatedCredential(0));
      // RFC 9846 section 4.5.1.2: "the digitalSignature bit MUST be set if the Key Usage extension
      // is present"; RFC 5246 section 7.4.2 asks the same of ECDHE and DHE, and of static RSA that
      // the key may be used for encryption.
      case PROVEN_BY_CERTIFICATE_VERIFY, PROVEN_BY_DELEGATED_KEY, PROVEN_BY_SERVER_KEY_EXCHANGE ->
          misuse(certificates, "digitalSignature", KeyUsage::digitalSignature);
      case PROVEN_BY_RSA_KEY_EXCHANGE ->
          misuse(certificates, "keyEncipherment", KeyUsage::keyEncipherment);
      case NOT_REACHED -> List.of();
    };
  }

  private static List<Finding> misuse(
      List<JudgedCertificate> certificates, String use, Predicate<KeyUsage> allowed) {
    return certificates.stream()
        .findFirst()
        .flatMap(JudgedCertificate::certificate)
        .flatMap(certificate -> certificate.extension(KeyUsage.class))
        .filter(usage -> !allowed.test(usage))
        .<Finding>map(usage -> new ChainFinding.WrongUsage(0, use, usage.names()))
        .stream()
        .toList();
  }

  private static CheckResult name(
      VerificationRequest request, Optional<Certificate> leaf, List<Finding> findings) {
    List<Finding> errors = errors(Check.NAME, findings);
    if (!errors.isEmpty()) {
      return failed(Check.NAME, errors);
    }
    if (leaf.isEmpty()) {
      return couldNotTell(Check.NAME, "There is no readable certificate to compare with.");
    }
    return request
        .name()
        .map(name -> passed(Check.NAME, "The certificate is for " + name + "."))
        .orElseGet(() -> couldNotTell(Check.NAME, "No name was asked for."));
  }

  private static CheckResult dates(
      VerificationRequest request,
      List<JudgedCertificate> certificates,
      List<CertificationPath> paths,
      List<Finding> findings) {
    List<Finding> errors = errors(Check.DATES, findings);
    if (!errors.isEmpty()) {
      return failed(Check.DATES, errors);
    }
    if (paths.isEmpty()) {
      return couldNotTell(Check.DATES, "There is no readable certificate to look at.");
    }
    CertificationPath path = paths.getFirst();
    int soonest = path.certificates().getFirst();
    for (int index : path.certificates()) {
      boolean anchor = certificates.get(index).source() == JudgedCertificate.Source.ANCHOR;
      if (!anchor
          && certificate(certificates, index)
              .notAfter()
              .isBefore(certificate(certificates, soonest).notAfter())) {
        soonest = index;
      }
    }
    return passed(
        Check.DATES,
        "At "
            + request.at()
            + " every certificate of the path is valid; the first to expire is "
            + "certificate "
            + soonest
            + ", at "
            + certificate(certificates, soonest).notAfter()
            + ".");
  }

  private static CheckResult chain(
      VerificationRequest request,
      List<JudgedCertificate> certificates,
      List<CertificationPath> paths,
      List<Finding> findings) {
    List<Finding> errors = errors(Check.CHAIN, findings);
    if (!errors.isEmpty()) {
      return failed(Check.CHAIN, errors);
    }
    Optional<Finding> inconclusive = findings.stream().filter(Checks::isInconclusive).findFirst();
    if (inconclusive.isPresent() && paths.stream().noneMatch(CertificationPath::valid)) {
      return couldNotTell(Check.CHAIN, inconclusive.get().toString());
    }
    if (paths.isEmpty()) {
      return couldNotTell(Check.CHAIN, "No path could be followed.");
    }
    // Without an error, the best path is anchored: one that is not says why it ends.
    List<Integer> best = paths.getFirst().certificates();
    return passed(
        Check.CHAIN,
        "A path of "
            + best.size()
            + " certificates leads to \""
            + certificate(certificates, best.getLast()).subject().shortName()
            + "\", a root of "
            + request.store()
            + ".");
  }

  private static CheckResult keyProof(KeyProof proof, List<Finding> findings) {
    return switch (proof) {
      case PROVEN_BY_CERTIFICATE_VERIFY ->
          passed(Check.KEY_PROOF, "The server signed the handshake with the certificate's key.");
      case PROVEN_BY_DELEGATED_KEY ->
          passed(
              Check.KEY_PROOF,
              "The server signed the handshake with a key that its certificate delegates to.");
      case PROVEN_BY_SERVER_KEY_EXCHANGE ->
          passed(Check.KEY_PROOF, "The server signed its key exchange with the certificate's key.");
      case PROVEN_BY_RSA_KEY_EXCHANGE ->
          passed(
              Check.KEY_PROOF,
              "The server decrypted the premaster secret with the certificate's key.");
      case FAILED, BAD_DELEGATION -> failed(Check.KEY_PROOF, errors(Check.KEY_PROOF, findings));
      case NOT_REACHED ->
          couldNotTell(Check.KEY_PROOF, "The handshake did not get as far as the proof.");
    };
  }

  /** By the server's own certificate, unless one above it was revoked. */
  private static CheckResult revocation(List<CertificateRevocation> known, List<Finding> findings) {
    List<Finding> errors = errors(Check.REVOCATION, findings);
    if (!errors.isEmpty()) {
      return failed(Check.REVOCATION, errors);
    }
    RevocationStatus status = known.getFirst().status();
    return switch (status) {
      case RevocationStatus.Good good -> passed(Check.REVOCATION, good.toString());
      case RevocationStatus.Revoked revoked ->
          throw new IllegalStateException("a revocation without its finding: " + revoked);
      case RevocationStatus.CouldNotTell unknown ->
          couldNotTell(Check.REVOCATION, unknown.toString());
    };
  }

  private static List<Finding> errors(Check check, List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.kind().check() == check && f.severity() == Severity.ERROR)
        .toList();
  }

  private static boolean isInconclusive(Finding finding) {
    return finding.severity() == Severity.INCONCLUSIVE;
  }

  private static CheckResult passed(Check check, String evidence) {
    return new CheckResult(check, Outcome.PASSED, evidence, List.of());
  }

  private static CheckResult failed(Check check, List<Finding> errors) {
    return new CheckResult(check, Outcome.FAILED, errors.getFirst().toString(), errors);
  }

  private static CheckResult couldNotTell(Check check, String evidence) {
    return new CheckResult(check, Outcome.COULD_NOT_TELL, evidence, List.of());
  }

  /** A certificate on a path has been read. */
  private static Certificate certificate(List<JudgedCertificate> certificates, int index) {
    return certificates.get(index).certificate().orElseThrow();
  }
}
