package dev.ascertain.handshake.client;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SupportedVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an inner and an outer ClientHello offer (RFC 9849 section 6.1). */
final class EchOffers {
  /**
   * The protocols of every outer ClientHello: a browser's. RFC 9849 section 10.5: a client "SHOULD
   * NOT send context-specific values in ClientHelloOuter."
   */
  static final List<String> PROTOCOLS = List.of("h2", "http/1.1");

  /** What means nothing in TLS 1.3. */
  private static final Set<ExtensionType> BELOW_13 =
      Set.of(
          ExtensionType.EXTENDED_MASTER_SECRET,
          ExtensionType.RENEGOTIATION_INFO,
          ExtensionType.EC_POINT_FORMATS,
          ExtensionType.SESSION_TICKET,
          ExtensionType.ENCRYPT_THEN_MAC,
          ExtensionType.STATUS_REQUEST_V2,
          ExtensionType.PADDING);

  /** What the inner ClientHello has of its own, before what it shares with the outer one. */
  private static final Set<ExtensionType> OWN =
      Set.of(
          ExtensionType.SERVER_NAME,
          ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
          ExtensionType.SUPPORTED_VERSIONS);

  private EchOffers() {}

  /**
   * The offer of the inner ClientHello. "It MUST NOT offer to negotiate TLS 1.2 or below"; "If it
   * intends to compress any extensions (see Section 5.1), it MUST order those extensions
   * consecutively"; "It MUST include the "encrypted_client_hello" extension of type inner".
   */
  static Offer inner(Offer offer) {
    List<Extension> extensions = new ArrayList<>();
    List<Extension> shared = new ArrayList<>();
    for (Extension extension : offer.extensions()) {
      if (extension instanceof SupportedVersions) {
        extensions.add(new SupportedVersions(List.of(ProtocolVersion.TLS_1_3)));
      } else if (OWN.contains(extension.type())) {
        extensions.add(extension);
      } else if (!BELOW_13.contains(extension.type())) {
        shared.add(extension);
      }
    }
    extensions.addAll(shared);
    extensions.add(new EchClientHello.Inner());
    List<CipherSuite> suites = offer.cipherSuites().stream().filter(CipherSuite::isTls13).toList();
    return new Offer(
        suites,
        extensions,
        offer.keyShares(),
        offer.middleboxCompatibility(),
        offer.legacyVersion());
  }

  /**
   * The offer of the outer ClientHello. "It SHOULD place the value of
   * ECHConfig.contents.public_name in the "server_name" extension."
   */
  static Offer outer(Offer offer, String publicName) {
    List<Extension> others =
        offer.extensions().stream()
            .filter(extension -> !(extension instanceof ServerName))
            .map(extension ->
                extension instanceof ApplicationLayerProtocolNegotiation
                    ? new ApplicationLayerProtocolNegotiation(PROTOCOLS)
                    : extension)
            .toList();
    return offer.with(
        Stream.concat(Stream.of(ServerName.ofHost(publicName)), others.stream()).toList());
  }
}
