package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainNode;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.Correction;

/** What each certificate costs in every handshake. */
final class BytesSection {
  private static final int INDENT = 4;
  private static final int BAR = 24;
  private static final int NUMBER_COLUMNS = 7;

  private BytesSection() {}

  static void write(ChainReport report, Sheet sheet) {
    if (report.bytesSent() == 0) {
      return;
    }
    sheet.heading("Bytes", report.bytesSent() + " bytes of certificates in every handshake");
    int most = report.graph().nodes().stream().mapToInt(ChainNode::bytesSent).max().orElse(1);
    for (ChainNode node : report.graph().nodes()) {
      if (node.bytesSent() > 0) {
        write(node, most, report, sheet);
      }
    }
  }

  private static void write(ChainNode node, int most, ChainReport report, Sheet sheet) {
    Look look = sheet.look();
    int room = look.proseWidth() - INDENT - BAR - NUMBER_COLUMNS - 4;
    int length = Math.max(1, Math.round((float) BAR * node.bytesSent() / most));
    boolean needed = wasted(node, report) == 0;
    sheet.line(
        Span.plain("  " + Printable.pad(node.index() + "", INDENT - 1)),
        Span.plain(Printable.pad(sheet.cut(sheet.printable(node.name()), room), room) + " "),
        Span.plain(Printable.padLeft(node.bytesSent() + "", NUMBER_COLUMNS) + "  "),
        new Span(needed ? Tone.CLIENT : Tone.WARNING, look.glyph("█", "#").repeat(length)));
  }

  /** How many of its bytes need not be sent. */
  private static int wasted(ChainNode node, ChainReport report) {
    return report.correction() instanceof Correction.Corrected corrected
        ? corrected.dropped().stream()
            .filter(dropped -> node.sentAt().contains(dropped.index()))
            .mapToInt(Correction.Dropped::bytes)
            .sum()
        : 0;
  }
}
