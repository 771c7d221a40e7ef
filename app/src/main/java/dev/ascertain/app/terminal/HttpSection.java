package dev.ascertain.app.terminal;

import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.report.Report;
import java.util.ArrayList;
import java.util.List;

/** What came back when a page was asked for. */
final class HttpSection {
  /** The header fields shown without being asked for. */
  private static final List<String> TELLING =
      List.of("Server", "Location", "Content-Type", "Strict-Transport-Security", "Alt-Svc");

  private HttpSection() {}

  static void write(Report report, Sheet sheet) {
    report.http().ifPresent(answer -> write(answer, sheet));
  }

  static void write(HttpAnswer answer, Sheet sheet) {
    switch (answer) {
      case HttpAnswer.Response response -> response(response, sheet);
      case HttpAnswer.NotHttp e -> {
        sheet.heading("HTTP");
        sheet.paragraph(2, Tone.WARNING, e.why());
      }
      case HttpAnswer.Failed e -> {
        sheet.heading("HTTP");
        sheet.paragraph(2, Tone.WARNING, e.failure().sentence());
      }
    }
  }

  private static void response(HttpAnswer.Response response, Sheet sheet) {
    sheet.heading("HTTP");
    List<String> items = new ArrayList<>();
    items.add(response.version() + " " + response.status() + " " + response.reason());
    if (response.bodyBytes() > 0) {
      items.add(
          (response.bodyComplete() ? "" : "at least ")
              + response.bodyBytes()
              + " bytes of content");
    }
    sheet.items(2, items);
    boolean all = sheet.look().shows(Look.Detail.FIELDS);
    for (HttpAnswer.Field field : response.fields()) {
      if (all || TELLING.stream().anyMatch(field.name()::equalsIgnoreCase)) {
        sheet.paragraph(
            List.of(Span.quiet("  " + field.name() + ": ")), 4, Tone.PLAIN, field.value());
      }
    }
  }
}
