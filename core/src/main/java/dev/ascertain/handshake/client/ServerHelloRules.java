package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.Optional;

/** What a client must check in a ServerHello or HelloRetryRequest (RFC 9846 section 4.2.3). */
final class ServerHelloRules {
  private ServerHelloRules() {}

  /** The version the server chose, which is one we offered and speak. */
  static ProtocolVersion version(Received received, ServerHello hello, Offer offer)
      throws ViolationException {
    // RFC 9846 section 4.3.1: "After checking ServerHello.random to determine if the server
    // handshake message is a ServerHello or HelloRetryRequest, clients MUST check for this
    // extension prior to processing the rest of the ServerHello." "If this extension is present,
    // clients MUST ignore the ServerHello.legacy_version value and MUST use only the
    // "supported_versions" extension to determine the selected version."
    Optional<ProtocolVersion> selected = hello.selectedVersion();
    if (selected.isPresent()) {
      // RFC 9846 section 4.3.1: "If the "supported_versions" extension in the ServerHello contains
      // a version not offered by the client or contains a version prior to TLS 1.3, the client MUST
      // abort the handshake with an "illegal_parameter" alert."
      if (!selected.get().equals(ProtocolVersion.TLS_1_3)
          || !offer.versions().contains(ProtocolVersion.TLS_1_3)) {
        throw received.violation(
            Rule.BAD_SUPPORTED_VERSION,
            "selected_version",
            "TLS 1.3, if offered",
            selected.get().toString());
      }
      return ProtocolVersion.TLS_1_3;
    }
    ProtocolVersion version = hello.legacyVersion();
    // RFC 9846 appendix E.1: "If the version chosen by the server is not supported by the client
    // (or is not acceptable), the client MUST abort the handshake with a "protocol_version" alert."
    // RFC 5246 appendix E.1: "If the version chosen by the server is not supported by the client
    // (or not acceptable), the client MUST send a "protocol_version" alert message and close the
    // connection."
    if (version.equals(ProtocolVersion.TLS_1_3) || !offer.versions().contains(version)) {
      throw received.violation(
          Rule.UNOFFERED_VERSION,
          "legacy_version",
          "one of " + offer.versions() + ", TLS 1.3 by supported_versions only",
          version.toString());
    }
    checkDowngrade(received, hello, offer);
    return version;
  }

  // RFC 9846 section 4.2.3: "TLS 1.3 clients receiving a ServerHello indicating TLS 1.2 or below
  // MUST check that the last 8 bytes are not equal to either of these values. [...] If a match is
  // found, the client MUST abort the handshake with an "illegal_parameter" alert." And: "TLS 1.2
  // clients SHOULD also check that the last 8 bytes are not equal to the second value if the
  // ServerHello indicates TLS 1.1 or below."
  private static void checkDowngrade(Received received, ServerHello hello, Offer offer)
      throws ViolationException {
    ProtocolVersion newest = offer.newestVersion();
    if (newest.value() > hello.legacyVersion().value() && hello.hasDowngradeSentinel()) {
      throw received.violation(
          Rule.DOWNGRADE,
          "random",
          "no downgrade sentinel, because we offered " + newest,
          "a server that speaks a newer version than it chose");
    }
  }

  /** Checks what a TLS 1.3 hello says of its version. */
  static void checkVersion13(
      Received received,
      ProtocolVersion legacyVersion,
      Optional<ProtocolVersion> selected,
      Offer offer)
      throws ViolationException {
    boolean offered = offer.versions().contains(ProtocolVersion.TLS_1_3);
    if (!offered || !selected.equals(Optional.of(ProtocolVersion.TLS_1_3))) {
      throw received.violation(
          Rule.BAD_SUPPORTED_VERSION,
          "selected_version",
          "TLS 1.3, if offered",
          selected.map(ProtocolVersion::toString).orElse("no supported_versions"));
    }
    // RFC 9846 section 4.2.3: "A client which receives a TLS 1.3 Server Hello with a legacy_version
    // value not equal to 0x0303 MUST abort the handshake with a "protocol_version" alert."
    if (!legacyVersion.equals(ProtocolVersion.TLS_1_2)) {
      throw received.violation(
          Rule.BAD_LEGACY_VERSION, "legacy_version", "0x0303", legacyVersion.toString());
    }
  }

  /**
   * Checks that the session id came back. RFC 9846 section 4.2.3: "A client which receives a
   * legacy_session_id_echo field that does not match what it sent in the ClientHello MUST abort the
   * handshake with an "illegal_parameter" alert."
   */
  static void checkEcho13(Received received, Opaque echo, ClientHello sent)
      throws ViolationException {
    if (!echo.equals(sent.legacySessionId())) {
      throw received.violation(
          Rule.SESSION_ID_NOT_ECHOED,
          "legacy_session_id_echo",
          sent.legacySessionId().toString(),
          echo.toString());
    }
  }

  /**
   * The parameters of the chosen cipher suite. RFC 9846 section 4.2.3: "A client which receives a
   * cipher suite that was not offered MUST abort the handshake with an "illegal_parameter" alert."
   */
  static CipherSuiteParameters cipherSuite(
      Received received, CipherSuite suite, ProtocolVersion version, Offer offer)
      throws ViolationException {
    if (!offer.cipherSuites().contains(suite)) {
      throw received.violation(
          Rule.UNOFFERED_CIPHER_SUITE, "cipher_suite", "a suite we offered", suite.toString());
    }
    Optional<CipherSuiteParameters> parameters = CipherSuiteParameters.of(suite);
    if (parameters.isEmpty()) {
      throw received.violation(
          Rule.UNSUPPORTED_PARAMETER, "cipher_suite", "a suite this engine has", suite.toString());
    }
    Optional<CipherSuiteParameters> inVersion = parameters.get().in(version);
    if (inVersion.isEmpty()) {
      throw received.violation(
          Rule.UNOFFERED_CIPHER_SUITE,
          "cipher_suite",
          "a suite of " + version,
          suite + ", which is of " + parameters.get().version());
    }
    return inVersion.get();
  }

  /**
   * RFC 9846 section 4.2.3: legacy_compression_method is "A single byte which MUST have the value
   * 0."
   */
  static void checkCompression(Received received, CompressionMethod method)
      throws ViolationException {
    // RFC 9846 section 4.2.3: "If a TLS 1.3 ServerHello is received with any other value in this
    // field, the client MUST abort the handshake with an "illegal_parameter" alert."
    if (!method.equals(CompressionMethod.NULL)) {
      throw received.violation(
          Rule.COMPRESSION_SELECTED, "legacy_compression_method", "null", method.toString());
    }
  }
}
