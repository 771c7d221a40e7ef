package dev.ascertain.app.terminal;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.report.Handshake;
import dev.ascertain.report.Report;
import dev.ascertain.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;

/** What both sides agreed on, in two lines. */
final class NegotiatedSection {
  private NegotiatedSection() {}

  static void write(Report report, Sheet sheet) {
    report
        .handshake()
        .ifPresent(handshake ->
            handshake.negotiated().ifPresent(negotiated -> write(handshake, negotiated, sheet)));
  }

  private static void write(Handshake handshake, Negotiated negotiated, Sheet sheet) {
    List<String> items = items(negotiated);
    if (handshake.completed()) {
      items.add(Words.count(handshake.roundTrips(), "round trip"));
      items.add("handshake " + Words.duration(handshake.length()));
    } else {
      items.add("not completed");
    }
    sheet.heading("Negotiated");
    sheet.items(2, items);
    if (negotiated.version().isDeprecated()) {
      sheet.paragraph(
          2,
          Tone.WARNING,
          negotiated.version()
              + " is deprecated and must not be used (RFC 8996): its hashes are broken, and browsers"
              + " refuse it.");
    }
  }

  private static List<String> items(Negotiated negotiated) {
    List<String> items = new ArrayList<>();
    items.add(negotiated.version().toString());
    items.add(negotiated.cipherSuite().toString());
    negotiated.group().ifPresent(group -> items.add(group.toString()));
    if (negotiated.group().isEmpty() && negotiated.diffieHellmanBits() > 0) {
      items.add("DHE with " + negotiated.diffieHellmanBits() + " bits");
    }
    negotiated.signatureScheme().ifPresent(scheme -> items.add(scheme.toString()));
    negotiated
        .applicationProtocol()
        .ifPresentOrElse(alpn -> items.add("ALPN " + alpn), () -> items.add("no ALPN"));
    if (negotiated.helloRetryRequest()) {
      items.add("after a HelloRetryRequest");
    }
    boolean tls13 = negotiated.version().equals(ProtocolVersion.TLS_1_3);
    if (!tls13 && !negotiated.extendedMasterSecret()) {
      items.add("no extended master secret");
    }
    if (negotiated.encryptThenMac()) {
      items.add("encrypt-then-MAC");
    }
    return items;
  }
}
