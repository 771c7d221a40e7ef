package dev.ascertain.app.terminal;

import dev.ascertain.observation.EvidenceFetch;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import java.util.List;

/** What verification wanted from elsewhere, and what came of it. */
final class FetchSection {
  private static final int KIND_COLUMNS = 8;

  private FetchSection() {}

  static void write(List<EvidenceFetch> fetches, Sheet sheet) {
    if (fetches.isEmpty()) {
      return;
    }
    sheet.heading("Fetched", "from where the certificates say");
    for (EvidenceFetch fetch : fetches) {
      boolean came = fetch.result() instanceof Fetched.Body;
      Look look = sheet.look();
      Span mark =
          came
              ? new Span(Tone.GOOD_STRONG, "  " + look.glyph("✓", "+") + " ")
              : new Span(Tone.WARNING_STRONG, "  ! ");
      sheet.paragraph(
          List.of(mark, Span.plain(Printable.pad(kind(fetch.request().kind()), KIND_COLUMNS))),
          KIND_COLUMNS + 4,
          Tone.QUIET,
          fetch.request().uri() + ": " + result(fetch.result()));
    }
  }

  private static String kind(FetchRequest.Kind kind) {
    return switch (kind) {
      case CA_ISSUERS -> "Issuer";
      case OCSP_GET, OCSP_POST -> "OCSP";
      case CRL -> "CRL";
    };
  }

  private static String result(Fetched result) {
    return switch (result) {
      case Fetched.Body body ->
          body.bytes().length
              + " bytes"
              + (body.fromCache()
                  ? ", fetched earlier, at " + Words.time(body.fetchedAt())
                  : " in " + Words.millis(body.duration()) + " ms");
      case Fetched.NotFetched failed -> failed.reason().sentence();
    };
  }
}
