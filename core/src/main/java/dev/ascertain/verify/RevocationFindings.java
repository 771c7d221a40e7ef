package dev.ascertain.verify;

import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationResult;
import dev.ascertain.verify.revocation.RevocationResult.Shortcoming;
import dev.ascertain.verify.revocation.RevocationStatus;
import java.util.ArrayList;
import java.util.List;

/** What was found out about revocation, as findings. */
final class RevocationFindings {
  private RevocationFindings() {}

  static List<Finding> of(RevocationResult result) {
    List<Finding> findings = new ArrayList<>();
    for (CertificateRevocation known : result.certificates()) {
      if (known.status() instanceof RevocationStatus.Revoked revoked) {
        findings.add(
            new RevocationFinding.Revoked(known.certificate(), revoked.when(), revoked.reason()));
      }
    }
    for (Shortcoming bad : result.badStaples()) {
      findings.add(new RevocationFinding.BadStaple(bad.certificate(), bad.why()));
    }
    for (Shortcoming unknown : result.unknown()) {
      findings.add(new RevocationFinding.RevocationUnknown(unknown.certificate(), unknown.why()));
    }
    return List.copyOf(findings);
  }
}
