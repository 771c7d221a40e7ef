package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;

/** Which version a ClientHello leads to: the highest that both sides speak. */
final class VersionChoice {
  private VersionChoice() {}

  static ProtocolVersion of(Received received, ClientHello hello, ServerPreferences preferences)
      throws ViolationException {
    List<ProtocolVersion> offered = offered(hello);
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      if (offered.contains(version) && preferences.speaks(version)) {
        checkFallback(received, hello, version, preferences);
        return version;
      }
    }
    // RFC 9846 appendix E.2: "If the "supported_versions" extension is absent and the server only
    // supports versions greater than ClientHello.legacy_version, the server MUST abort the
    // handshake with a "protocol_version" alert."
    throw received.violation(
        Rule.NO_COMMON_VERSION,
        hello.extensions().find(SupportedVersions.class).isPresent()
            ? "supported_versions"
            : "legacy_version",
        "one of " + preferences.versions(),
        offered.toString());
  }

  // RFC 9846 section 4.3.1: "If this extension is not present, servers which are compliant with
  // this specification and which also support TLS 1.2 MUST negotiate TLS 1.2 or prior as specified
  // in [RFC5246], even if ClientHello.legacy_version is 0x0304 or later."
  private static List<ProtocolVersion> offered(ClientHello hello) {
    Optional<SupportedVersions> versions = hello.extensions().find(SupportedVersions.class);
    // RFC 9846 section 4.3.1: "If this extension is present in the ClientHello, servers MUST NOT
    // use the ClientHello.legacy_version value for version negotiation and MUST use only the
    // "supported_versions" extension to determine client preferences." "Servers MUST be prepared to
    // receive ClientHellos that include this extension but do not include 0x0304 in the list of
    // versions." RFC 9846 appendix E.2: "If the "supported_versions" extension is present, the
    // server MUST negotiate using that extension as described in [...]."
    if (versions.isPresent()) {
      return versions.get().versions();
    }
    ProtocolVersion highest = hello.legacyVersion();
    // RFC 9846 appendix E.2: "If the "supported_versions" extension is not present, the server MUST
    // negotiate the minimum of ClientHello.legacy_version and TLS 1.2."
    boolean tls12 = highest.value() >= ProtocolVersion.TLS_1_2.value();
    return List.of(tls12 ? ProtocolVersion.TLS_1_2 : highest);
  }

  // RFC 7507 section 3: "If TLS_FALLBACK_SCSV appears in ClientHello.cipher_suites and the highest
  // protocol version supported by the server is higher than the version indicated in
  // ClientHello.client_version, the server MUST respond with a fatal inappropriate_fallback alert".
  private static void checkFallback(
      Received received, ClientHello hello, ProtocolVersion version, ServerPreferences preferences)
      throws ViolationException {
    if (hello.cipherSuites().contains(CipherSuite.TLS_FALLBACK_SCSV)
        && version.equals(ProtocolVersion.TLS_1_2)
        && preferences.speaks(ProtocolVersion.TLS_1_3)) {
      throw received.violation(
          Rule.INAPPROPRIATE_FALLBACK,
          "cipher_suites",
          "no TLS_FALLBACK_SCSV, because we speak TLS 1.3",
          CipherSuite.TLS_FALLBACK_SCSV.toString());
    }
  }
}
