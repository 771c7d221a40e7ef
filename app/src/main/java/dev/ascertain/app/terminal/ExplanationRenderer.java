package dev.ascertain.app.terminal;

import dev.ascertain.diagnose.Diagnoser;
import dev.ascertain.diagnose.Text;
import dev.ascertain.diagnose.client.ClientMessage;
import dev.ascertain.diagnose.client.LoggedError;
import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** Shows what errors mean: who says so, what it may come from, and how to find out which it is. */
public final class ExplanationRenderer {
  private static final int INDENT = 2;

  private ExplanationRenderer() {}

  /**
   * The lines, without line ends.
   *
   * @param decided whether a connection is made afterwards that decides between the causes
   */
  public static List<String> render(List<LoggedError> errors, Look look, boolean decided) {
    Sheet sheet = new Sheet(look);
    for (LoggedError error : errors) {
      error(error, errors.size() > 1, sheet);
    }
    boolean known = errors.stream().anyMatch(error -> error.explanation().isKnown());
    if (known || decided) {
      sheet.heading("Which it is");
      sheet.marked(
          List.of(Span.plain("  ")),
          INDENT,
          decided
              ? "A connection to the server decides:"
              : "`ascertain HOST` decides, by a connection of its own; or say `--host HOST`.");
    }
    if (decided) {
      sheet.gap();
    }
    return sheet.lines();
  }

  private static void error(LoggedError error, boolean several, Sheet sheet) {
    sheet.gap();
    if (several) {
      String times = error.times() == 1 ? "" : ", " + error.times() + " times";
      sheet.paragraph(0, Tone.STRONG, "Line " + error.line() + times);
      sheet.paragraph(INDENT, Tone.QUIET, error.text());
    }
    if (!error.explanation().isKnown()) {
      sheet.paragraph(
          List.of(Span.strong("? ")),
          INDENT,
          Tone.STRONG,
          "Could not tell, because no message of a TLS client that is known here is in this text.");
      return;
    }
    List<Cause> causes = error.explanation().causes();
    for (ClientMessage message : error.explanation().messages()) {
      String who = message.clients().equals("any") ? "Many clients say" : message.clients();
      sheet.paragraph(
          List.of(Span.quiet(who + ": ")), INDENT, Tone.STRONG, '"' + message.core() + '"');
    }
    sheet.heading(causes.size() == 1 ? "What it means" : "What it may mean", "the likeliest first");
    boolean all = sheet.look().shows(Look.Detail.FIELDS);
    for (int i = 0; i < causes.size(); i++) {
      cause(i + 1, causes.get(i), i == 0 || all, sheet);
    }
  }

  private static void cause(int number, Cause cause, boolean whole, Sheet sheet) {
    Text text = Diagnoser.inGeneral(cause);
    sheet.paragraph(
        List.of(Span.plain("  " + number + " "), Span.strong(cause.id() + "  ")),
        4,
        Tone.PLAIN,
        text.title());
    if (whole) {
      labelled("Why", text.why().brief(), sheet);
      labelled("Fix", text.fix().brief(), sheet);
    }
  }

  private static void labelled(String label, String words, Sheet sheet) {
    sheet.marked(List.of(Span.quiet("    " + label + "  ")), 9, words);
  }
}
