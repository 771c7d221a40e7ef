package dev.ascertain.report;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.verify.CertificationPath;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.Verification;
import java.util.ArrayList;
import java.util.List;

/** The certificates of a verification, each with what is to be said about it. */
final class Chain {
  private Chain() {}

  /** The certificates, numbered as in the verification. */
  static List<ReportCertificate> of(Verification verification, Crypto crypto) {
    List<Integer> path =
        verification.bestPath().map(CertificationPath::certificates).orElse(List.of());
    List<ReportCertificate> all = new ArrayList<>();
    for (int i = 0; i < verification.certificates().size(); i++) {
      JudgedCertificate judged = verification.certificates().get(i);
      // Roots that other, worse paths lead to are of no interest.
      if (judged.source() == JudgedCertificate.Source.SENT || path.contains(i)) {
        all.add(
            new ReportCertificate(
                i,
                judged.source(),
                role(i, path, judged),
                judged.der(),
                judged.certificate(),
                crypto.hash(Hash.SHA_256, judged.der()),
                findings(i, verification)));
      }
    }
    return List.copyOf(all);
  }

  private static ReportCertificate.Role role(
      int index, List<Integer> path, JudgedCertificate judged) {
    if (index == 0 && judged.source() == JudgedCertificate.Source.SENT) {
      return ReportCertificate.Role.SERVER;
    }
    if (!path.contains(index)) {
      return ReportCertificate.Role.NOT_ON_PATH;
    }
    return judged.source() == JudgedCertificate.Source.ANCHOR
        ? ReportCertificate.Role.ROOT
        : ReportCertificate.Role.INTERMEDIATE;
  }

  private static List<Finding> findings(int index, Verification verification) {
    return verification.findings().stream().filter(f -> f.certificate() == index).toList();
  }
}
