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
      String answer =
          switch (probe.answer()) {
            case YES -> "Yes. ";
            case NO -> "No. ";
            case COULD_NOT_TELL -> "Could not tell. ";
          };
      sheet.paragraph(List.of(Span.strong("  " + answer)), 4, Tone.QUIET, probe.evidence());
    }
  }
}
