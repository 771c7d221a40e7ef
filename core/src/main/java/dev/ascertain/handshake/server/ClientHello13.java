package dev.ascertain.handshake.server;

import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.KeyExchangeResult;
import dev.ascertain.handshake.CertificateTypes;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.SupportedGroups;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;

/** What a TLS 1.3 ClientHello leads to: our whole flight, or a HelloRetryRequest. */
final class ClientHello13 {
  private ClientHello13() {}

  /**
   * Answers a ClientHello.
   *
   * @param known what our HelloRetryRequest settled, if this engine sent one
   */
  static Step answer(
      ServerSettings settings, Received received, ClientHello hello, Optional<Retry> known)
      throws ViolationException {
    ClientHelloRules.check13(received, hello);
    Optional<Retry> retry = RetryRules.resume(settings, received, hello, known);
    // RFC 9846 section 4.2.4: "Servers MUST ensure that they negotiate the same cipher suite when
    // receiving a conformant updated ClientHello (if the server selects the cipher suite as the
    // first step in the negotiation, then this will happen automatically)."
    CipherSuiteParameters suite =
        retry.isPresent() ? retry.get().suite() : suite(settings, received, hello);
    NamedGroup group = retry.isPresent() ? retry.get().group() : group(settings, received, hello);
    Optional<String> protocol = ProtocolChoice.of(received, hello, settings.preferences());

    Optional<KeyShareEntry> share = share(hello, group);
    // RFC 9846 section 4.2.1: "If the server selects an asymmetric key exchange group and the
    // client did not offer a compatible "key_share" extension in the initial ClientHello, the
    // server MUST respond with a HelloRetryRequest [...] message."
    if (share.isEmpty()) {
      return Retry.ask(settings, received, hello, suite, group);
    }
    TranscriptHash transcript =
        retry.isPresent()
            ? retry.get().transcript()
            : TranscriptHash.of(settings.crypto(), suite.hash());
    Optional<RecordLimits> limits = RecordLimits.of(received, hello, true);
    Optional<PskChoice> psk = PskChoice.of(settings, received, hello, suite, transcript);
    transcript.add(received.bytes());
    Optional<CredentialChoice> credential = Optional.empty();
    if (psk.isEmpty()) {
      Resumption.requireNone(received, settings);
      CertificateTypeChoice.requireCommon(received, hello, settings);
      credential = Optional.of(CredentialChoice.in13(received, hello, settings));
    }
    Negotiated negotiated =
        new Negotiated(
            ProtocolVersion.TLS_1_3,
            suite.cipherSuite(),
            Optional.of(group),
            0,
            credential.map(CredentialChoice::scheme),
            protocol,
            true,
            false,
            retry.isPresent(),
            credential
                .map(c -> CertificateTypeChoice.of(hello, settings, c.credential()))
                .orElse(CertificateTypes.X509));
    return new ServerFlight13(
            settings, hello, suite, negotiated, credential, psk, limits, transcript)
        .send(group, agree(settings, received, share.get()));
  }

  private static CipherSuiteParameters suite(
      ServerSettings settings, Received received, ClientHello hello) throws ViolationException {
    ServerPreferences preferences = settings.preferences();
    for (CipherSuite suite : preferences.common(preferences.cipherSuites(), hello.cipherSuites())) {
      CipherSuiteParameters parameters = CipherSuiteParameters.of(suite).orElseThrow();
      if (parameters.version().equals(ProtocolVersion.TLS_1_3)) {
        return parameters;
      }
    }
    // RFC 9846 section 4.2.1: "If the server is unable to negotiate a supported set of parameters
    // (i.e., there is no overlap between the client and server parameters), it MUST abort the
    // handshake with either a "handshake_failure" or "insufficient_security" fatal alert".
    throw received.violation(
        Rule.NO_COMMON_CIPHER_SUITE,
        "cipher_suites",
        "a TLS 1.3 suite of " + preferences.cipherSuites(),
        hello.cipherSuites().toString());
  }

  // RFC 9846 section 4.3.8: "Servers that wish to respect the client's group preferences SHOULD
  // first select a group based on "supported_groups" and then either send a ServerHello or a
  // HelloRetryRequest depending on the contents of KeyshareClientHello."
  private static NamedGroup group(ServerSettings settings, Received received, ClientHello hello)
      throws ViolationException {
    ServerPreferences preferences = settings.preferences();
    List<NamedGroup> offered =
        hello
            .extensions()
            .find(SupportedGroups.class)
            .map(SupportedGroups::namedGroupList)
            .orElse(List.of());
    List<NamedGroup> common = preferences.common(preferences.groups(), offered);
    // RFC 9846 section 4.2.1: "If there is no overlap between the received "supported_groups" and
    // the groups supported by the server, then the server MUST abort the handshake with a
    // "handshake_failure" or an "insufficient_security" alert."
    if (common.isEmpty()) {
      throw received.violation(
          Rule.NO_COMMON_GROUP,
          "named_group_list",
          "one of " + preferences.groups(),
          offered.toString());
    }
    return common.getFirst();
  }

  private static Optional<KeyShareEntry> share(ClientHello hello, NamedGroup group) {
    return ClientHelloRules.shares(hello.extensions()).stream()
        .filter(entry -> entry.group().equals(group))
        .findFirst();
  }

  private static KeyExchangeResult agree(
      ServerSettings settings, Received received, KeyShareEntry share) throws ViolationException {
    try {
      return settings
          .crypto()
          .answer(share.group(), share.keyExchange().bytes(), settings.randomness());
    } catch (CryptoException e) {
      // RFC 9846 section 4.3.8.2: "peers MUST validate each other's public value Q"; section 7.4.2:
      // "Implementations MUST check whether the computed Diffie-Hellman shared secret is the
      // all-zero value and abort if so".
      throw received.violation(
          Rule.BAD_KEY_SHARE, "client_shares", "a valid " + share.group() + " share", e.reason());
    }
  }
}
