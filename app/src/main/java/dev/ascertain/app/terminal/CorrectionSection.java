package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainReport;
import dev.ascertain.report.Correction;
import java.util.ArrayList;
import java.util.List;

/** Which certificates should be sent. */
final class CorrectionSection {
  private CorrectionSection() {}

  static void write(ChainReport report, Sheet sheet) {
    if (report.graph().nodes().isEmpty()) {
      return;
    }
    sheet.heading("What to send");
    switch (report.correction()) {
      case Correction.NotNeeded _ ->
          sheet.paragraph(
              2, Tone.GOOD, "Just this: nothing is missing, nothing could be left out.");
      case Correction.Impossible impossible ->
          impossible(impossible, report)
              .forEach(words -> sheet.marked(List.of(Span.plain("  ")), 2, words));
      case Correction.Corrected corrected -> {
        CorrectionText.of(corrected, report.graph())
            .forEach(sentence -> sheet.paragraph(2, Tone.PLAIN, sentence));
        sheet.marked(
            List.of(Span.plain("  ")),
            2,
            "To write it into a file: `ascertain chain " + report.subject() + " --fix FILE`");
      }
    }
  }

  private static List<String> impossible(Correction.Impossible impossible, ChainReport report) {
    List<String> sentences = new ArrayList<>();
    boolean said =
        report.findings().stream().anyMatch(each -> each.toString().equals(impossible.why()));
    sentences.add(
        "No list is known that would do"
            + (said ? ", for the reason above." : ". " + impossible.why()));
    report.graph().missing().stream()
        .flatMap(missing -> missing.locations().stream())
        .findFirst()
        .ifPresent(location ->
            sentences.add(
                "Fetch the missing certificate from "
                    + location
                    + " and give it with `--untrusted FILE`; then the right list can be told."));
    return sentences;
  }
}
