package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.verify.revocation.StapledOcsp;
import dev.ascertain.wire.Violation;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.TlsFeature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Verifies what a server presented: the entry point of this package. */
public final class Verifier {
  private Verifier() {}

  /**
   * Makes the five checks. It never fails: whatever the certificates are, the answer says so.
   *
   * @param request what to verify, and by which measure
   * @param crypto the primitives
   */
  public static Verification verify(VerificationRequest request, Crypto crypto) {
    Verification fast = verify(request, crypto, false);
    // Names of issuers nearly always have the very bytes of their subjects. Compare them by all the
    // rules only when that could change the verdict.
    boolean anchored = fast.paths().stream().anyMatch(CertificationPath::anchored);
    return anchored ? fast : verify(request, crypto, true);
  }

  private static Verification verify(
      VerificationRequest request, Crypto crypto, boolean comparingNames) {
    Pool pool = new Pool(request, comparingNames);
    List<Finding> findings = new ArrayList<>();
    if (request.certificates().isEmpty()) {
      findings.add(new ChainFinding.NoCertificate());
      return Checks.fold(request, pool.all(), List.of(), findings, withoutIssuer(request));
    }
    Optional<Certificate> leaf = pool.all().getFirst().certificate();
    if (leaf.isEmpty()) {
      addMalformed(pool.all(), findings);
      return Checks.fold(request, pool.all(), List.of(), findings, withoutIssuer(request));
    }
    SignatureChecker signatures = new SignatureChecker(crypto);
    PathSearch search = new PathSearch(pool, signatures);
    List<CertificationPath> paths =
        search.run().stream()
            .map(found -> PathValidation.validate(pool, found, request, signatures))
            .sorted(bestFirst())
            .toList();
    List<JudgedCertificate> certificates = pool.all();
    if (search.exhausted()) {
      findings.add(new ChainFinding.TooMuchWork(0, PathSearch.MAX_STEPS));
    }
    if (!paths.isEmpty()) {
      findings.addAll(paths.getFirst().findings());
      findings.addAll(ChainNotes.of(certificates, paths));
      if (!paths.getFirst().anchored()) {
        // One that cannot be read may be the one that is missing.
        addMalformed(certificates, findings);
      }
      if (!paths.getFirst().valid()) {
        addNearMisses(search, findings);
      }
    }
    findings.addAll(leafFindings(request, leaf.get()));
    RevocationStatus revocation = revocation(request, leaf.get(), paths, pool, crypto);
    return Checks.fold(request, certificates, paths, findings, revocation);
  }

  /** What the server's certificate says about itself: its names, and what it demands. */
  private static List<Finding> leafFindings(VerificationRequest request, Certificate leaf) {
    List<Finding> findings = new ArrayList<>();
    request.name().flatMap(name -> HostName.check(leaf, name)).ifPresent(findings::add);
    boolean mustStaple =
        leaf.extension(TlsFeature.class).filter(TlsFeature::mustStaple).isPresent();
    if (mustStaple && request.staple().isEmpty()) {
      findings.add(new RevocationFinding.MissingStaple(0));
    }
    return findings;
  }

  /**
   * Valid paths first, then anchored ones, then those whose worst fault is the least; of equals the
   * shortest.
   */
  private static Comparator<CertificationPath> bestFirst() {
    return Comparator.comparing((CertificationPath path) -> !path.valid())
        .thenComparing(path -> !path.anchored())
        .thenComparing(Verifier::worst, Comparator.reverseOrder())
        .thenComparingInt(path -> path.certificates().size());
  }

  /** The kind of the gravest finding; the mildest kind of all if there is none. */
  private static FindingKind worst(CertificationPath path) {
    return path.findings().stream()
        .map(Finding::kind)
        .min(Comparator.naturalOrder())
        .orElse(FindingKind.ROOT_SENT);
  }

  /** What is called a bad signature already is not also a near miss. */
  private static void addNearMisses(PathSearch search, List<Finding> findings) {
    for (SentFinding.IssuerKeyMismatch miss : search.nearMisses()) {
      if (!findings.contains(new ChainFinding.BadSignature(miss.certificate(), miss.candidate()))) {
        findings.add(miss);
      }
    }
  }

  private static void addMalformed(List<JudgedCertificate> certificates, List<Finding> findings) {
    for (int i = 0; i < certificates.size(); i++) {
      if (certificates.get(i).source() == JudgedCertificate.Source.SENT) {
        for (Violation violation : certificates.get(i).violations()) {
          findings.add(new ChainFinding.MalformedCertificate(i, violation));
        }
      }
    }
  }

  private static RevocationStatus revocation(
      VerificationRequest request,
      Certificate leaf,
      List<CertificationPath> paths,
      Pool pool,
      Crypto crypto) {
    if (request.staple().isEmpty()
        || paths.isEmpty()
        || paths.getFirst().certificates().size() < 2) {
      return withoutIssuer(request);
    }
    Certificate issuer = pool.certificate(paths.getFirst().certificates().get(1));
    return StapledOcsp.judge(request.staple().get(), leaf, issuer, request.at(), crypto);
  }

  private static RevocationStatus withoutIssuer(VerificationRequest request) {
    Why why = request.staple().isEmpty() ? Why.NOT_CHECKED : Why.ISSUER_UNKNOWN;
    return new CouldNotTell(why, "");
  }
}
