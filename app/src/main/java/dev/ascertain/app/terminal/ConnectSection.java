package dev.ascertain.app.terminal;

import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.TcpConnect;
import dev.ascertain.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How the connection came about. Says nothing where it was the first address that answered. */
final class ConnectSection {
  private static final int ADDRESS_COLUMNS = 24;

  private ConnectSection() {}

  static void write(Report report, Sheet sheet) {
    ConnectAttempt attempt = report.connect();
    boolean uneventful = attempt.failure().isEmpty() && attempt.connects().size() == 1;
    if (uneventful && attempt.via().isEmpty() && !sheet.look().shows(Look.Detail.FIELDS)) {
      return;
    }
    sheet.heading("Connection");
    attempt.via().ifPresent(via -> sheet.paragraph(2, Tone.PLAIN, "made to " + via + " instead"));
    lookup(attempt.lookup(), sheet);
    for (TcpConnect connect : attempt.connects()) {
      connect(connect, sheet);
    }
  }

  private static void lookup(DnsLookup lookup, Sheet sheet) {
    String source =
        switch (lookup.source()) {
          case LITERAL -> "";
          case GIVEN -> lookup.name() + " has, as --resolve says, ";
          case RESOLVER -> lookup.name() + " has ";
        };
    if (source.isEmpty() || lookup.failure().isPresent()) {
      lookup
          .failure()
          .map(NetworkFailure::sentence)
          .ifPresent(s -> sheet.paragraph(2, Tone.BAD, s));
      return;
    }
    List<String> addresses = new ArrayList<>();
    lookup.addresses().forEach(address -> addresses.add(address.toString()));
    sheet.paragraph(
        2,
        Tone.PLAIN,
        source
            + (addresses.size() == 1 ? "the address " : addresses.size() + " addresses: ")
            + String.join(", ", addresses));
  }

  private static void connect(TcpConnect connect, Sheet sheet) {
    String remote = sheet.printable(connect.remote().toString());
    String took = Words.millis(Duration.ofNanos(connect.nanos())) + " ms  ";
    Span first =
        Span.plain("  " + Printable.pad(remote, ADDRESS_COLUMNS) + Printable.padLeft(took, 12));
    int indent = Printable.width(first.text());
    switch (connect.outcome()) {
      case TcpConnect.Outcome.Connected _ ->
          sheet.paragraph(List.of(first), indent, Tone.GOOD, "connected");
      case TcpConnect.Outcome.Overtaken _ ->
          sheet.paragraph(List.of(first), indent, Tone.QUIET, "given up: another was faster");
      case TcpConnect.Outcome.Failed failed ->
          sheet.paragraph(List.of(first), indent, Tone.BAD, failed.failure().sentence());
    }
  }
}
