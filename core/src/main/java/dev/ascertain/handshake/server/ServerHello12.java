package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.EcPointFormat;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.EcPointFormats;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.RenegotiationInfo;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;

/** The ServerHello of TLS 1.2 (RFC 5246 section 7.4.1.3). */
final class ServerHello12 {
  private static final int RANDOM_BYTES = 32;

  private ServerHello12() {}

  /**
   * Says what was negotiated.
   *
   * @param sessionId the session's, old or new; empty if it cannot be resumed by it
   * @param more extensions besides those that follow from what was negotiated
   */
  static ServerHello of(
      ServerSettings settings,
      ClientHello hello,
      Negotiated negotiated,
      Opaque sessionId,
      List<Extension> more) {
    // RFC 9846 section 4.2.3: "The last 8 bytes MUST be overwritten as described below if
    // negotiating TLS 1.2 or TLS 1.1, but the remaining bytes MUST be random." "TLS 1.3 servers
    // which negotiate TLS 1.2 or below in response to a ClientHello MUST set the last 8 bytes of
    // their Random value specially in their ServerHello."
    byte[] random = settings.randomness().bytes(RANDOM_BYTES);
    // RFC 9846 section 4.2.3: "If negotiating TLS 1.2, TLS 1.3 servers MUST set the last 8 bytes of
    // their Random value to the bytes: 44 4F 57 4E 47 52 44 01".
    Opaque marked =
        settings.preferences().speaks(ProtocolVersion.TLS_1_3)
            ? ServerHello.downgradedToTls12(random)
            : new Opaque(random);
    List<Extension> extensions = extensions(hello, negotiated);
    extensions.addAll(more);
    // RFC 9846 section 4.3.1: "A server which negotiates a version of TLS prior to TLS 1.3 MUST set
    // ServerHello.version and MUST NOT send the "supported_versions" extension."
    return new ServerHello(
        ProtocolVersion.TLS_1_2,
        marked,
        sessionId,
        negotiated.cipherSuite(),
        CompressionMethod.NULL,
        // RFC 5246 section 7.4.1.3: a client that sent no extensions gets none.
        extensions.isEmpty() ? Extensions.ABSENT : Extensions.of(extensions));
  }

  private static List<Extension> extensions(ClientHello hello, Negotiated negotiated) {
    List<Extension> extensions = new ArrayList<>();
    // RFC 5746 section 3.6: for the extension and for the signalling cipher suite alike, "the
    // server MUST include an empty "renegotiation_info" extension in the ServerHello message."
    if (hello.extensions().has(ExtensionType.RENEGOTIATION_INFO)
        || hello.cipherSuites().contains(CipherSuite.TLS_EMPTY_RENEGOTIATION_INFO_SCSV)) {
      extensions.add(new RenegotiationInfo(Opaque.EMPTY));
    }
    if (negotiated.extendedMasterSecret()) {
      extensions.add(new EmptyExtension(ExtensionType.EXTENDED_MASTER_SECRET));
    }
    if (negotiated.encryptThenMac()) {
      extensions.add(new EmptyExtension(ExtensionType.ENCRYPT_THEN_MAC));
    }
    // RFC 8422 section 5.2: "a server that selects an ECC cipher suite in response to a ClientHello
    // message including a Supported Point Formats Extension appends this extension".
    if (negotiated.group().isPresent() && hello.extensions().has(ExtensionType.EC_POINT_FORMATS)) {
      extensions.add(new EcPointFormats(List.of(EcPointFormat.UNCOMPRESSED)));
    }
    negotiated
        .applicationProtocol()
        .ifPresent(
            protocol -> extensions.add(new ApplicationLayerProtocolNegotiation(List.of(protocol))));
    return extensions;
  }
}
