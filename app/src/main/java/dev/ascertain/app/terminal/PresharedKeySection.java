package dev.ascertain.app.terminal;

import dev.ascertain.report.PresharedKey;
import dev.ascertain.report.Report;
import java.util.List;

/** The keys that were agreed on before the connection, and whether the server took one. */
final class PresharedKeySection {
  private PresharedKeySection() {}

  static void write(Report report, Sheet sheet) {
    List<PresharedKey> keys =
        report.handshake().map(handshake -> handshake.presharedKeys()).orElse(List.of());
    if (keys.isEmpty()) {
      return;
    }
    sheet.heading("Pre-shared key");
    for (PresharedKey key : keys) {
      String became =
          key.taken()
              ? "was taken: both sides know it, and no certificate was needed."
              : "was not taken.";
      sheet.paragraph(2, Tone.PLAIN, "The key for \"" + key.identity() + "\" " + became);
    }
  }
}
