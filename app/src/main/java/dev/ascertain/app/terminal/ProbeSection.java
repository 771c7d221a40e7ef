package dev.ascertain.app.terminal;

import dev.ascertain.observation.ProbeResult;
import dev.ascertain.report.Report;
import java.util.List;

/** The further connections that were made, and why. */
final class ProbeSection {
  private ProbeSection() {}

  static void write(Report report, Sheet sheet) {
    if (report.probes().isEmpty()) {
      return;
    }
    sheet.heading("Further connections", "made to decide between causes");
    for (ProbeResult probe : report.probes()) {
      sheet.paragraph(List.of(Span.plain("  ")), 2, Tone.PLAIN, probe.question());
      Span answer = Span.strong("  " + Words.answer(probe.answer()) + " ");
      sheet.paragraph(List.of(answer), 4, Tone.QUIET, probe.evidence());
    }
  }
}
