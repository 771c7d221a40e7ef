package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.RecordCipher;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.EcPointFormat;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EcPointFormats;
import dev.ascertain.wire.extension.RenegotiationInfo;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.Optional;

/** What a TLS 1.2 ClientHello leads to (RFC 5246 section 7.4.1.2). */
final class ClientHello12 {
  private ClientHello12() {}

  static Step answer(ServerSettings settings, Received received, ClientHello hello)
      throws ViolationException {
    check(received, hello);
    Optional<RecordLimits> limits = RecordLimits.of(received, hello, false);
    Optional<Session> session = Resumption12.find(settings, received, hello);
    if (session.isPresent()) {
      Optional<String> again = ProtocolChoice.of(received, hello, settings.preferences());
      CipherSuiteParameters suite =
          CipherSuiteParameters.of(session.get().cipherSuite()).orElseThrow();
      return ResumedFlight12.send(
          settings, received, hello, session.get(), negotiated(hello, suite, again), limits);
    }
    Resumption.requireNone(received, settings);
    CertificateTypeChoice.requireCommon(received, hello, settings);
    SuiteChoice12 choice = SuiteChoice12.of(received, hello, settings);
    Optional<String> protocol = ProtocolChoice.of(received, hello, settings.preferences());
    Negotiated negotiated =
        negotiated(hello, choice.suite(), protocol)
            .withCertificateTypes(CertificateTypeChoice.of(hello, settings, choice.credential()));
    return new ServerFlight12(settings, received, hello, choice, negotiated, limits).send();
  }

  private static void check(Received received, ClientHello hello) throws ViolationException {
    // RFC 9846 section 4.2.2: "Note that TLS 1.3 servers might receive TLS 1.2 or prior
    // ClientHellos which contain other compression methods and (if negotiating such a prior
    // version) MUST follow the procedures for the appropriate prior version of TLS."
    // RFC 5246 section 7.4.1.2: "This vector MUST contain, and all implementations MUST support,
    // CompressionMethod.null."
    if (!hello.legacyCompressionMethods().contains(CompressionMethod.NULL)) {
      throw received.violation(
          Rule.COMPRESSION_SELECTED,
          "legacy_compression_methods",
          "null among them",
          hello.legacyCompressionMethods().toString());
    }
    // RFC 8422 section 5.1.2: "If the client sends the extension and the extension does not contain
    // the uncompressed point format, [...] the server MUST abort the handshake and return an
    // illegal_parameter alert."
    Optional<EcPointFormats> formats = hello.extensions().find(EcPointFormats.class);
    if (formats.isPresent()
        && !formats.get().ecPointFormatList().contains(EcPointFormat.UNCOMPRESSED)) {
      throw received.violation(
          Rule.BAD_KEY_SHARE,
          "ec_point_format_list",
          "uncompressed among them",
          formats.get().ecPointFormatList().toString());
    }
    // RFC 5746 section 3.6: "The server MUST then verify that the length of the
    // "renegotiated_connection" field is zero, and if it is not, MUST abort the handshake (by
    // sending a fatal handshake_failure alert)."
    Optional<RenegotiationInfo> renegotiation = hello.extensions().find(RenegotiationInfo.class);
    if (renegotiation.isPresent() && renegotiation.get().renegotiatedConnection().length() != 0) {
      throw received.violation(
          Rule.UNSAFE_RENEGOTIATION,
          "renegotiated_connection",
          "0 bytes in a first handshake",
          renegotiation.get().renegotiatedConnection().length() + " bytes");
    }
  }

  private static Negotiated negotiated(
      ClientHello hello, CipherSuiteParameters suite, Optional<String> protocol) {
    return new Negotiated(
        ProtocolVersion.TLS_1_2,
        suite.cipherSuite(),
        Optional.empty(),
        0,
        Optional.empty(),
        protocol,
        hello.extensions().has(ExtensionType.EXTENDED_MASTER_SECRET),
        // RFC 7366 section 3: "If a server receives an encrypt-then-MAC request extension from a
        // client and then selects a stream or Authenticated Encryption with Associated Data (AEAD)
        // ciphersuite, it MUST NOT send an encrypt-then-MAC response extension back to the client."
        hello.extensions().has(ExtensionType.ENCRYPT_THEN_MAC)
            && suite.cipher() instanceof RecordCipher.Cbc,
        false);
  }
}
