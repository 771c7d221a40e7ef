package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationChecker;
import dev.ascertain.verify.revocation.RevocationRequest;
import dev.ascertain.verify.revocation.RevocationRequest.Member;
import dev.ascertain.verify.revocation.RevocationResult;
import dev.ascertain.verify.revocation.RevocationResult.Shortcoming;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the certificates of the best path were revoked: RFC 5280 section 6.1.3 (a)(3). */
final class PathRevocation {
  private PathRevocation() {}

  /** What is known about all certificates of the best path but its anchor. */
  static RevocationResult check(
      VerificationRequest request, Pool pool, List<CertificationPath> paths, Crypto crypto) {
    if (paths.isEmpty()) {
      return nobody(request);
    }
    CertificationPath path = paths.getFirst();
    List<Member> members = new ArrayList<>();
    for (int index : path.certificates()) {
      members.add(new Member(index, pool.certificate(index)));
    }
    RevocationResult result =
        RevocationChecker.check(
            new RevocationRequest(
                members,
                path.anchored(),
                others(pool, path),
                request.handshake().map(FromHandshake::staples).orElse(Map.of()),
                request.evidence(),
                request.measure().revocation(),
                request.at(),
                request.measure().profile() == Profile.RFC_5280),
            crypto);
    // A chain that nobody vouches for is not worth a question.
    return path.anchored()
        ? result
        : new RevocationResult(
            result.certificates(), result.badStaples(), result.unknown(), List.of());
  }

  /** Without a readable certificate there is nobody to ask about. */
  static RevocationResult nobody(VerificationRequest request) {
    Why why = request.staple().isEmpty() ? Why.NOT_CHECKED : Why.ISSUER_UNKNOWN;
    return new RevocationResult(
        List.of(new CertificateRevocation(0, new CouldNotTell(why))),
        List.of(),
        List.of(),
        List.of());
  }

  /** What that says against the certificates. */
  static List<Finding> findings(RevocationResult result) {
    List<Finding> findings = new ArrayList<>();
    for (CertificateRevocation each : result.certificates()) {
      if (each.status() instanceof RevocationStatus.Revoked revoked) {
        findings.add(
            new RevocationFinding.Revoked(each.certificate(), revoked.when(), revoked.reason()));
      }
    }
    for (Shortcoming staple : result.badStaples()) {
      findings.add(new RevocationFinding.BadStaple(staple.certificate(), staple.why()));
    }
    for (Shortcoming unknown : result.unknown()) {
      findings.add(new RevocationFinding.RevocationUnknown(unknown.certificate(), unknown.why()));
    }
    return findings;
  }

  /** Certificates at hand that are not on the path: CRLs may be signed by one of them. */
  private static List<Certificate> others(Pool pool, CertificationPath path) {
    List<Certificate> others = new ArrayList<>();
    List<JudgedCertificate> all = pool.all();
    for (int i = 0; i < all.size(); i++) {
      Optional<Certificate> certificate = all.get(i).certificate();
      if (certificate.isPresent() && !path.certificates().contains(i)) {
        others.add(certificate.get());
      }
    }
    return others;
  }
}
