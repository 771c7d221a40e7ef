package dev.ascertain.handshake.client;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.EncodedClientHelloInner;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How long an inner ClientHello is made, so that its length tells little (RFC 9849 section 6.1.3).
 */
final class EchPadding {
  private static final int MULTIPLE = 32;

  /** What server_name has besides the name, in bytes. */
  private static final int SERVER_NAME_OVERHEAD = 9;

  /**
   * What differs between the two ClientHellos, or might: RFC 9849 section 10.5: "inner extensions
   * which only sometimes match the corresponding outer extension SHOULD NOT be compressed".
   */
  private static final Set<ExtensionType> NEVER_SHARED =
      Set.of(
          ExtensionType.SERVER_NAME,
          ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
          ExtensionType.SUPPORTED_VERSIONS,
          ExtensionType.EARLY_DATA,
          ExtensionType.PADDING,
          ExtensionType.PRE_SHARED_KEY);

  private EchPadding() {}

  /**
   * The inner ClientHello as it is encrypted.
   *
   * @param outer what carries it; its encrypted_client_hello does not matter
   * @param maximumNameLength of the configuration
   */
  static EncodedClientHelloInner padded(
      ClientHello inner, ClientHello outer, int maximumNameLength) {
    var encoded = EncodedClientHelloInner.of(inner, outer, NEVER_SHARED);
    int forFields = forName(inner, maximumNameLength) + forProtocols(inner);
    int length = encoded.encode().length + forFields;
    // "Let N = 31 - ((L - 1) % 32) and add N bytes of padding."
    return encoded.padded(forFields + MULTIPLE - 1 - (length - 1) % MULTIPLE);
  }

  // "If the ClientHelloInner contained a "server_name" extension with a name of length D, add
  // max(0,
  // L - D) bytes of padding. If the ClientHelloInner did not contain a "server_name" extension
  // (e.g., if the client is connecting to an IP address), add L + 9 bytes of padding."
  private static int forName(ClientHello inner, int maximumNameLength) {
    Optional<String> name = inner.extensions().find(ServerName.class).flatMap(ServerName::hostName);
    return name.map(known -> Math.max(0, maximumNameLength - known.length()))
        .orElse(maximumNameLength + SERVER_NAME_OVERHEAD);
  }

  // "Clients SHOULD pad this extension by rounding up to the total size of the longest ALPN
  // extension across all application profiles."
  private static int forProtocols(ClientHello inner) {
    int length =
        inner
            .extensions()
            .find(ApplicationLayerProtocolNegotiation.class)
            .map(offered -> length(offered.protocolNameList()))
            .orElse(0);
    return Math.max(0, length(EchOffers.PROTOCOLS) - length);
  }

  private static int length(List<String> protocols) {
    return protocols.stream().mapToInt(protocol -> 1 + protocol.length()).sum();
  }
}
