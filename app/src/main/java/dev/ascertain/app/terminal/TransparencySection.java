package dev.ascertain.app.terminal;

import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.transparency.JudgedTimestamp;
import dev.ascertain.verify.transparency.SctVerdict;
import dev.ascertain.verify.transparency.TransparencyStatus;
import java.util.List;

/** What each certificate timestamp is worth. */
final class TransparencySection {
  private TransparencySection() {}

  static void write(TransparencyStatus status, Sheet sheet) {
    sheet.heading("Timestamps", status.good() + " good, " + status.needed() + " needed");
    for (JudgedTimestamp timestamp : status.timestamps()) {
      line(outcome(timestamp.verdict()), timestamp.toString(), sheet);
    }
    for (String why : status.unreadable()) {
      line(Outcome.FAILED, "A list of timestamps cannot be read: " + why + ".", sheet);
    }
    if (status.timestamps().isEmpty() && status.unreadable().isEmpty()) {
      line(Outcome.FAILED, "There are none.", sheet);
    }
  }

  private static void line(Outcome outcome, String sentence, Sheet sheet) {
    sheet.paragraph(
        List.of(new Span(Marks.tone(outcome), "  " + Marks.of(outcome, sheet.look()) + " ")),
        4,
        outcome == Outcome.FAILED ? Tone.BAD : Tone.QUIET,
        sentence);
  }

  private static Outcome outcome(SctVerdict verdict) {
    if (verdict.counts()) {
      return Outcome.PASSED;
    }
    // No list has all logs.
    boolean open = verdict.isOpen() || verdict == SctVerdict.UNKNOWN_LOG;
    return open ? Outcome.COULD_NOT_TELL : Outcome.FAILED;
  }
}
