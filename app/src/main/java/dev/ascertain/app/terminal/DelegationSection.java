package dev.ascertain.app.terminal;

import dev.ascertain.report.Delegation;
import dev.ascertain.report.Handshake;
import dev.ascertain.report.Report;
import java.util.ArrayList;
import java.util.List;

/** The key that the server's certificate delegates to. */
final class DelegationSection {
  private DelegationSection() {}

  static void write(Report report, Sheet sheet) {
    report.handshake().flatMap(Handshake::delegation).ifPresent(key -> write(key, sheet));
  }

  private static void write(Delegation delegation, Sheet sheet) {
    sheet.heading("Delegated credential", "in place of the certificate's key (RFC 9345)");
    List<String> items = new ArrayList<>();
    items.add(delegation.key());
    items.add("signs by " + delegation.scheme());
    delegation.expires().ifPresent(time -> items.add("expires at " + time));
    items.add("signed by " + delegation.certificateScheme());
    sheet.items(2, items);
    delegation
        .refusal()
        .ifPresentOrElse(
            refusal ->
                sheet.paragraph(
                    2,
                    Tone.BAD,
                    "It is not valid: expected "
                        + refusal.expected()
                        + ", but it is "
                        + refusal.actual()
                        + "."),
            () -> sheet.paragraph(2, Tone.GOOD, "The certificate delegates to it."));
  }
}
