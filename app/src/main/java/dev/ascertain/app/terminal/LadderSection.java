package dev.ascertain.app.terminal;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.report.Handshake;
import dev.ascertain.report.LadderEntry;
import dev.ascertain.report.Report;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who said what, when: the client on the left, the server on the right, arrows between them. A
 * single arrow is in the clear, a double one encrypted. A wide terminal also shows what was said.
 */
final class LadderSection {
  private static final int TIME_COLUMNS = 9;
  private static final int SIZE_COLUMNS = 8;
  private static final int WIDEST_LANE = 60;

  /** From this width on there is room for what was said. */
  private static final int WIDE = 120;

  private LadderSection() {}

  static void write(Report report, Sheet sheet) {
    report.handshake().ifPresent(handshake -> write(handshake, sheet));
  }

  static void write(Handshake handshake, Sheet sheet) {
    Look look = sheet.look();
    int lane = Math.min(look.width() - TIME_COLUMNS - SIZE_COLUMNS - 2, WIDEST_LANE);
    sheet.heading(
        "Messages",
        look.glyph(
            "── in the clear, ══ encrypted; sizes without records",
            "-- in the clear, == encrypted; sizes without records"));
    String between = " ".repeat(Math.max(1, lane - "client".length() - "server".length()));
    sheet.line(
        Span.quiet(Printable.padLeft("ms", TIME_COLUMNS) + "  "),
        new Span(Tone.CLIENT, "client"),
        Span.plain(between),
        new Span(Tone.SERVER, "server"),
        Span.quiet(Printable.padLeft("bytes", SIZE_COLUMNS)));
    for (LadderEntry entry : handshake.ladder()) {
      switch (entry.event()) {
        case Event.Broken broken -> broken(broken.violation(), sheet);
        case Event.Uncompressed _, Event.InnerHello _ ->
            hanging(entry.name() + ": " + entry.length() + " bytes", sheet);
        case Event.EchAnswered _ -> hanging(entry.name(), sheet);
        case Event.Completed _ -> complete(lane, sheet);
        case Event.Message _,
            Event.MalformedMessage _,
            Event.ChangeCipherSpec _,
            Event.AlertMessage _,
            Event.ApplicationData _,
            Event.NotTls _,
            Event.TransportEnded _ ->
            rung(entry, entry.sender().orElseThrow(), lane, sheet);
        case Event.CertificateJudged _,
            Event.DelegationJudged _,
            Event.CertificateAnswered _,
            Event.KeyProven _ -> {}
      }
    }
  }

  private static void rung(LadderEntry entry, Sender sender, int lane, Sheet sheet) {
    List<Span> line = new ArrayList<>();
    line.add(Span.quiet(Printable.padLeft(Words.millis(entry.at()), TIME_COLUMNS) + "  "));
    line.addAll(arrow(entry, sender, lane, sheet));
    String size = entry.length() == 0 ? "" : Integer.toString(entry.length());
    line.add(Span.quiet(Printable.padLeft(size, SIZE_COLUMNS)));
    if (sheet.look().width() >= WIDE) {
      line.add(Span.quiet("  " + MessageSummary.of(entry, sheet.look())));
    }
    sheet.line(line);
  }

  private static List<Span> arrow(LadderEntry entry, Sender sender, int lane, Sheet sheet) {
    Look look = sheet.look();
    String name = sheet.cut(sheet.printable(name(entry)), lane - 6);
    boolean encrypted = entry.epoch() != Epoch.PLAINTEXT;
    String shaft = encrypted ? look.glyph("═", "=") : look.glyph("─", "-");
    String line = shaft.repeat(lane - Printable.width(name) - 2);
    Tone nameTone = nameTone(entry, sender);
    Tone lineTone = sender == Sender.CLIENT ? Tone.CLIENT : Tone.SERVER;
    return sender == Sender.CLIENT
        ? List.of(new Span(nameTone, name), new Span(lineTone, " " + line + look.glyph("▶", ">")))
        : List.of(new Span(lineTone, look.glyph("◀", "<") + line + " "), new Span(nameTone, name));
  }

  private static Tone nameTone(LadderEntry entry, Sender sender) {
    return switch (entry.event()) {
      case Event.AlertMessage e when !isFarewell(e.alert()) -> Tone.BAD_STRONG;
      case Event.MalformedMessage _, Event.NotTls _ -> Tone.BAD_STRONG;
      default -> sender == Sender.CLIENT ? Tone.CLIENT : Tone.SERVER;
    };
  }

  private static String name(LadderEntry entry) {
    return switch (entry.event()) {
      case Event.AlertMessage e when isFarewell(e.alert()) -> "Alert: " + e.alert().description();
      case Event.AlertMessage e ->
          "Alert: " + e.alert() + " (" + e.alert().description().value() + ")";
      case Event.MalformedMessage _ -> entry.name() + " (malformed)";
      case Event.NotTls e -> "not TLS: " + preview(e.bytes());
      case Event.TransportEnded _ -> "end of the TCP connection";
      default -> entry.name();
    };
  }

  /** RFC 9846 section 6.1: the alerts that are no errors. */
  private static boolean isFarewell(Alert alert) {
    return alert.description().equals(AlertDescription.CLOSE_NOTIFY)
        || alert.description().equals(AlertDescription.USER_CANCELED);
  }

  /** The first line of what came, as text. */
  private static String preview(byte[] bytes) {
    StringBuilder text = new StringBuilder("\"");
    for (byte b : bytes) {
      if (b == '\r' || b == '\n') {
        break;
      }
      text.append((char) (b & 0xff));
    }
    return text.append('"').toString();
  }

  /** A line across: below it, both sides may send application data. */
  private static void complete(int lane, Sheet sheet) {
    String words = " handshake complete ";
    String dot = sheet.look().glyph("┄", ".");
    int left = (lane - words.length()) / 2;
    sheet.line(
        Span.plain(" ".repeat(TIME_COLUMNS + 2)),
        Span.quiet(dot.repeat(left) + words + dot.repeat(lane - words.length() - left)));
  }

  /** What the message above stands for, carries or means. */
  private static void hanging(String words, Sheet sheet) {
    String arm = sheet.look().glyph("└ ", "` ");
    sheet.line(Span.plain(" ".repeat(TIME_COLUMNS + 2)), Span.quiet(arm + words));
  }

  private static void broken(Violation violation, Sheet sheet) {
    String cross = sheet.look().glyph("✗", "x");
    List<Span> first =
        List.of(Span.plain(" ".repeat(TIME_COLUMNS + 2)), new Span(Tone.BAD_STRONG, cross + " "));
    String where =
        Optional.of(violation.path()).filter(p -> !p.isEmpty()).map(p -> p + ": ").orElse("");
    sheet.paragraph(
        first,
        TIME_COLUMNS + 4,
        Tone.BAD,
        where
            + violation.actual()
            + ", expected "
            + violation.expected()
            + " ("
            + violation.rule().reference()
            + ")");
  }
}
