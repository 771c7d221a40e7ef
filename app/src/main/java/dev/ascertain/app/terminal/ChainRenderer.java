package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainReport;
import dev.ascertain.verify.CheckResult;
import java.util.List;

/**
 * Shows a chain on a terminal: the verdict first, then why and what to do, then the tree and the
 * evidence.
 */
public final class ChainRenderer {
  private ChainRenderer() {}

  /** The lines of the report, without line ends. */
  public static List<String> render(ChainReport report, Look look) {
    Sheet sheet = new Sheet(look);
    VerdictSection.write(report.verdict(), report.diagnoses(), sheet);
    TreeSection.write(report, sheet);
    TrustSection.write(report, sheet);
    ExpirySection.write(report, sheet);
    BytesSection.write(report, sheet);
    CorrectionSection.write(report, sheet);
    RevocationSection.write(report, sheet);
    report.transparency().ifPresent(status -> TransparencySection.write(status, sheet));
    FetchSection.write(report.fetches(), sheet);
    List<CheckResult> others = report.checks().stream().filter(c -> isMore(c, report)).toList();
    if (!others.isEmpty()) {
      ChecksSection.write(others, sheet);
    }
    return sheet.lines();
  }

  /** Only the verdict, and what was found out; for scripts. */
  public static List<String> renderBriefly(ChainReport report, Look look) {
    Sheet sheet = new Sheet(look);
    FindingsSection.write(report, sheet);
    return sheet.lines();
  }

  /** Whether a check says more than the sections before it. */
  private static boolean isMore(CheckResult result, ChainReport report) {
    return switch (result.check()) {
      case NAME -> report.name().isPresent();
      case KEY_PROOF -> report.origin() instanceof ChainReport.Origin.Server;
      case DATES, CHAIN, REVOCATION -> false;
    };
  }
}
