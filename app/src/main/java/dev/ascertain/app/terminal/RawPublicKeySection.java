package dev.ascertain.app.terminal;

import dev.ascertain.report.Handshake;
import dev.ascertain.report.RawPublicKey;
import dev.ascertain.report.Report;

/** The key that the server presented in place of a certificate. */
final class RawPublicKeySection {
  private RawPublicKeySection() {}

  static void write(Report report, Sheet sheet) {
    report.handshake().flatMap(Handshake::rawPublicKey).ifPresent(key -> write(key, sheet));
  }

  private static void write(RawPublicKey key, Sheet sheet) {
    sheet.heading("Raw public key", "in place of a certificate (RFC 7250)");
    sheet.line(
        Span.plain("  " + sheet.printable(key.algorithm()) + sheet.look().dot()),
        Span.plain(key.der().length + " bytes"));
    sheet.uncut(Span.plain("  " + key.pin()));
    sheet.paragraph(
        2,
        key.known() ? Tone.GOOD : Tone.BAD,
        key.known() ? "It is one of those expected." : "It is none of those expected.");
  }
}
