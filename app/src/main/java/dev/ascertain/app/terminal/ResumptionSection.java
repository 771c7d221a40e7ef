package dev.ascertain.app.terminal;

import dev.ascertain.observation.ProbeResult.Answer;
import dev.ascertain.report.Handshake;
import dev.ascertain.report.Report;
import dev.ascertain.report.Resumption;
import java.util.List;

/** The second connection beside the first: what it saved, what was said, what came back. */
final class ResumptionSection {
  private ResumptionSection() {}

  static void write(Report report, Sheet sheet) {
    report.resumption().ifPresent(second -> write(report.handshake().orElseThrow(), second, sheet));
  }

  private static void write(Handshake first, Resumption second, Sheet sheet) {
    sheet.heading("Resumption", "a second connection, to resume the first");
    answer(second.resumed(), "Resumed", second.evidence(), sheet);
    second.handshake().ifPresent(handshake -> compare(first, handshake, second, sheet));
    second
        .earlyData()
        .ifPresent(early ->
            answer(
                early.accepted(),
                Words.count(early.length(), "byte") + " of early data taken",
                early.evidence(),
                sheet));
    second.handshake().ifPresent(handshake -> LadderSection.write(handshake, sheet));
    second.http().ifPresent(answer -> HttpSection.write(answer, sheet));
  }

  private static void compare(
      Handshake first, Handshake handshake, Resumption second, Sheet sheet) {
    row(sheet, "", "first", "second");
    row(
        sheet,
        "round trips",
        Integer.toString(first.roundTrips()),
        Integer.toString(handshake.roundTrips()));
    row(sheet, "handshake", Words.duration(first.length()), Words.duration(handshake.length()));
    row(
        sheet,
        "waiting for the server",
        Words.duration(first.waiting()),
        Words.duration(handshake.waiting()));
    row(
        sheet,
        "bytes from the server",
        Long.toString(second.receivedBefore()),
        Long.toString(second.receivedNow()));
    second
        .saved()
        .ifPresent(saved ->
            sheet.paragraph(
                4,
                Tone.PLAIN,
                saved.isNegative()
                    ? "It waited " + Words.duration(saved.abs()) + " longer than the first."
                    : "It saved " + Words.duration(saved) + " of waiting for the server."));
  }

  private static void row(Sheet sheet, String what, String first, String second) {
    sheet.line(
        List.of(
            Span.quiet("    " + Printable.pad(what, 24)),
            Span.plain(Printable.padLeft(first, 12) + Printable.padLeft(second, 12))));
  }

  private static void answer(Answer answer, String what, String evidence, Sheet sheet) {
    Span mark =
        switch (answer) {
          case YES -> new Span(Tone.GOOD, sheet.look().glyph("✓ ", "+ "));
          case NO -> new Span(Tone.WARNING, sheet.look().glyph("✗ ", "x "));
          case COULD_NOT_TELL -> new Span(Tone.WARNING, "? ");
        };
    Span word = Span.plain(Words.answer(answer) + " ");
    sheet.paragraph(
        List.of(Span.plain("  "), mark, Span.strong(what + "? "), word), 4, Tone.QUIET, evidence);
  }
}
