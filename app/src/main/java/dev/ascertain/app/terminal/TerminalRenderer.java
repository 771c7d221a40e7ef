package dev.ascertain.app.terminal;

import dev.ascertain.report.Report;
import dev.ascertain.verify.StoreVerdict;
import java.util.List;

/** Shows a report on a terminal: the verdict first, then why and what to do, then the evidence. */
public final class TerminalRenderer {
  private TerminalRenderer() {}

  /** The lines of the report, without line ends. */
  public static List<String> render(Report report, Look look) {
    Sheet sheet = new Sheet(look);
    VerdictSection.write(report.verdict(), report.diagnoses(), sheet);
    ConnectSection.write(report, sheet);
    NegotiatedSection.write(report, sheet);
    EncryptedHelloSection.write(report, sheet);
    PresharedKeySection.write(report, sheet);
    RawPublicKeySection.write(report, sheet);
    DelegationSection.write(report, sheet);
    ClientAuthenticationSection.write(report, sheet);
    TimeSection.write(report, sheet);
    LadderSection.write(report, sheet);
    FieldSection.write(report, sheet);
    ChainSection.write(report, sheet);
    // Without a certificate nothing could be checked, which is no news then.
    if (report.judgement().isPresent()) {
      ChecksSection.write(report.checks(), sheet);
      stores(report.judgement().orElseThrow().trust(), report, sheet);
    }
    if (!report.fetches().isEmpty()) {
      FetchSection.write(report.fetches(), sheet);
    }
    HttpSection.write(report, sheet);
    ResumptionSection.write(report, sheet);
    ProbeSection.write(report, sheet);
    return sheet.lines();
  }

  /** Of one store the checks speak. */
  private static void stores(List<StoreVerdict> trust, Report report, Sheet sheet) {
    if (trust.size() > 1) {
      TrustSection.write(trust, index -> name(index, report), sheet);
    }
  }

  private static String name(int index, Report report) {
    return report
        .verification()
        .flatMap(verification -> verification.certificates().get(index).certificate())
        .map(certificate -> certificate.subject().shortName())
        .orElse("certificate " + index);
  }
}
