package dev.ascertain.app.terminal;

import dev.ascertain.report.Report;
import dev.ascertain.report.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where the time went: each step with a bar, under a common scale. */
final class TimeSection {
  private static final int KIND_COLUMNS = 13;
  private static final int TIME_COLUMNS = 10;

  /** Of the label and the bar, the label gets this share, in percent. */
  private static final int LABEL_SHARE = 55;

  private TimeSection() {}

  static void write(Report report, Sheet sheet) {
    if (report.timeline().isEmpty()) {
      return;
    }
    sheet.heading("Where the time went", Words.duration(report.length()));
    int room = sheet.look().proseWidth() - 2 - KIND_COLUMNS - TIME_COLUMNS - 4;
    int label = room * LABEL_SHARE / 100;
    for (Step step : report.timeline()) {
      List<Span> line = new ArrayList<>();
      line.add(Span.plain("  " + Printable.pad(kind(step.kind()), KIND_COLUMNS)));
      line.add(
          Span.quiet(Printable.pad(sheet.cut(sheet.printable(step.label()), label), label) + "  "));
      line.add(new Span(tone(step.kind()), bar(step, report.length(), room - label, sheet.look())));
      line.add(Span.plain(Printable.padLeft(Words.duration(step.length()), TIME_COLUMNS + 2)));
      sheet.line(line);
    }
  }

  /** Where in the whole time the step lies; even the shortest is seen. */
  private static String bar(Step step, Duration whole, int columns, Look look) {
    double scale = (double) columns / Math.max(1, whole.toNanos());
    int start = Math.min(columns - 1, (int) (step.start().toNanos() * scale));
    int end = (int) Math.round(step.end().toNanos() * scale);
    int length = Math.clamp(end - start, 1, columns - start);
    String mark =
        step.length().toNanos() * scale < 0.5 ? look.glyph("▏", "|") : look.glyph("█", "#");
    return " ".repeat(start) + mark.repeat(length) + " ".repeat(columns - start - length);
  }

  private static String kind(Step.Kind kind) {
    return switch (kind) {
      case NAME_LOOKUP -> "Name lookup";
      case TCP_CONNECT -> "TCP connect";
      case CLIENT_FLIGHT -> "Our own work";
      case SERVER_FLIGHT -> "Server";
      case HTTP -> "HTTP";
    };
  }

  private static Tone tone(Step.Kind kind) {
    return switch (kind) {
      case NAME_LOOKUP, TCP_CONNECT, HTTP -> Tone.PLAIN;
      case CLIENT_FLIGHT -> Tone.CLIENT;
      case SERVER_FLIGHT -> Tone.SERVER;
    };
  }
}
