package dev.ascertain.handshake.server;

import dev.ascertain.crypto.KeyExchangeResult;
import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.CertificateMessages;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.EchAcceptance;
import dev.ascertain.handshake.keys.HandshakeKeys13;
import dev.ascertain.handshake.keys.KeySchedule13;
import dev.ascertain.handshake.keys.RecordProtection;
import dev.ascertain.handshake.keys.TrafficKeys13;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.CompressCertificate;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.EchRetryConfigs;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedPsk;
import dev.ascertain.wire.extension.SelectedVersion;
import dev.ascertain.wire.extension.StatusRequest;
import dev.ascertain.wire.handshake.CertificateVerify;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a TLS 1.3 server says in answer to a ClientHello: ServerHello to Finished. */
final class ServerFlight13 {
  private static final int RANDOM_BYTES = 32;

  private final ServerSettings settings;
  private final ClientHello hello;
  private final CipherSuiteParameters suite;
  private final Negotiated negotiated;
  private final Optional<CredentialChoice> credential;
  private final Optional<PskChoice> psk;
  private final Optional<RecordLimits> limits;
  private final TranscriptHash transcript;
  private final List<Action> actions = new ArrayList<>();

  /**
   * A flight yet to be sent.
   *
   * @param hello what it answers
   * @param credential what proves who we are; empty if the pre-shared key does
   * @param psk the key that is resumed with
   * @param limits what the client wants of our records
   * @param transcript the hash of all messages up to that, which is added to
   */
  ServerFlight13(
      ServerSettings settings,
      ClientHello hello,
      CipherSuiteParameters suite,
      Negotiated negotiated,
      Optional<CredentialChoice> credential,
      Optional<PskChoice> psk,
      Optional<RecordLimits> limits,
      TranscriptHash transcript) {
    this.settings = settings;
    this.hello = hello;
    this.suite = suite;
    this.negotiated = negotiated;
    this.credential = credential;
    this.psk = psk;
    this.limits = limits;
    this.transcript = transcript;
  }

  /** Sends it all, and waits for the client's Finished. */
  Step send(NamedGroup group, KeyExchangeResult exchange) {
    actions.add(new Action.Agree(negotiated));
    KeySchedule13 schedule =
        psk.map(PskChoice::schedule)
            .orElseGet(() ->
                KeySchedule13.start(settings.crypto(), suite, hello.random(), settings.keyLog()));
    // RFC 9846 section 7.1: client_early_traffic_secret is derived over the ClientHello alone.
    Optional<RecordProtection> early =
        psk.filter(chosen -> EarlyDataRules.accepts(settings, hello, negotiated, chosen))
            .map(chosen -> schedule.earlyData(transcript.current()));
    // A client that asks for short records may lack the memory for a long ServerHello too.
    limits.map(RecordLimits::action).ifPresent(actions::add);
    send(serverHello(group, exchange.share()));
    // RFC 9846 appendix E.4: "If the client sends a non-empty session ID, the server MUST send the
    // change_cipher_spec as described in this appendix", "immediately after its first handshake
    // message": the HelloRetryRequest, if there was one.
    if (hello.legacySessionId().length() > 0 && !negotiated.helloRetryRequest()) {
      actions.add(new Action.SendChangeCipherSpec());
    }
    HandshakeKeys13 keys = schedule.handshake(exchange.secret(), transcript.current());
    actions.add(new Action.WriteUnder(keys.serverProtection(), Epoch.HANDSHAKE));
    send(encryptedExtensions(early.isPresent()));
    credential.ifPresent(chosen -> {
      settings
          .clientAuthentication()
          .ifPresent(asked -> send(CertificateRequests.of13(settings.preferences(), asked)));
      // RFC 9846 section 4.5.1: "The server MUST send a Certificate message whenever the
      // agreed-upon key exchange method uses certificates for authentication (this includes all key
      // exchange methods defined in this document except PSK)."
      send(certificate(chosen));
      send(certificateVerify(chosen));
    });
    send(new Finished(new Opaque(keys.serverFinished(transcript.current()))));
    TrafficKeys13 traffic = keys.traffic(transcript.current());
    actions.add(new Action.WriteUnder(traffic.serverProtection(), Epoch.APPLICATION));
    var finished =
        new ExpectFinished13(
            settings,
            hello,
            negotiated,
            transcript,
            keys,
            traffic,
            psk.flatMap(chosen -> chosen.session().client()));
    if (early.isPresent()) {
      actions.add(new Action.ReadUnder(early.get(), Epoch.EARLY_DATA));
      return new Step(new ExpectEndOfEarlyData(finished, EarlyDataRules.limit(settings)), actions);
    }
    actions.add(new Action.ReadUnder(keys.clientProtection(), Epoch.HANDSHAKE));
    if (hello.extensions().has(ExtensionType.EARLY_DATA)) {
      actions.add(EarlyDataRules.skip(settings));
    }
    // RFC 9846 section 4.4.2: "Servers which are authenticating with a resumption PSK MUST NOT send
    // the CertificateRequest message in the main handshake".
    return new Step(
        settings
            .clientAuthentication()
            .filter(_ -> credential.isPresent())
            .<ServerState>map(asked -> new ExpectCertificate13(finished, asked))
            .orElse(finished),
        actions);
  }

  private ServerHello serverHello(NamedGroup group, byte[] share) {
    List<Extension> extensions = new ArrayList<>();
    // RFC 9846 section 4.3.1: "A server which negotiates TLS 1.3 MUST respond by sending a
    // "supported_versions" extension containing the selected version value (0x0304)." RFC 9846
    // section 4.2.3: "The ServerHello MUST only include extensions which are required to establish
    // the cryptographic context and negotiate the protocol version." "All TLS 1.3 ServerHello
    // messages MUST contain the "supported_versions" extension."
    extensions.add(new SelectedVersion(ProtocolVersion.TLS_1_3));
    extensions.add(new KeyShareServerHello(new KeyShareEntry(group, new Opaque(share))));
    psk.ifPresent(chosen -> extensions.add(new SelectedPsk(chosen.index())));
    ServerHello plain =
        // RFC 9846 section 4.2.3: "In TLS 1.3, the TLS server indicates its version using the
        // "supported_versions" extension [...], and the legacy_version field MUST be set to 0x0303,
        // which is the version number for TLS 1.2." RFC 9846 section 4.3.1: "It MUST set the
        // ServerHello.legacy_version field to 0x0303 (TLS 1.2)."
        new ServerHello(
            ProtocolVersion.TLS_1_2,
            new Opaque(settings.randomness().bytes(RANDOM_BYTES)),
            hello.legacySessionId(),
            suite.cipherSuite(),
            CompressionMethod.NULL,
            Extensions.of(extensions));
    return hello.extensions().find(EchClientHello.Inner.class).isPresent()
        ? confirming(plain)
        : plain;
  }

  // RFC 9849 section 7.2: "Upon receipt of an "encrypted_client_hello" extension of type inner in a
  // ClientHello, if the backend server negotiates TLS 1.3 or higher, then it MUST confirm ECH
  // acceptance to the client".
  private ServerHello confirming(ServerHello plain) {
    byte[] confirmation =
        new EchAcceptance(settings.crypto(), suite.hash(), hello.random())
            .ofServerHello(transcript, plain.encode());
    return new ServerHello(
        plain.legacyVersion(),
        EchAcceptance.into(plain.random(), confirmation),
        plain.legacySessionIdEcho(),
        plain.cipherSuite(),
        plain.legacyCompressionMethod(),
        plain.extensions());
  }

  private EncryptedExtensions encryptedExtensions(boolean early) {
    List<Extension> extensions = new ArrayList<>();
    // RFC 6066 section 3: "A server that receives a client hello containing the "server_name"
    // extension MAY use the information contained in the extension to guide its selection of an
    // appropriate certificate [...]. In this event, the server SHALL include an extension of type
    // "server_name" in the (extended) server hello."
    if (CredentialChoice.hostName(hello.extensions()).isPresent()) {
      extensions.add(new EmptyExtension(ExtensionType.SERVER_NAME));
    }
    negotiated
        .applicationProtocol()
        .ifPresent(
            protocol -> extensions.add(new ApplicationLayerProtocolNegotiation(List.of(protocol))));
    if (credential.isPresent()) {
      extensions.addAll(
          CertificateTypeChoice.answers(hello, settings, negotiated.certificateTypes()));
    }
    limits.map(RecordLimits::answer).ifPresent(extensions::add);
    if (early) {
      extensions.add(new EmptyExtension(ExtensionType.EARLY_DATA));
    }
    retryConfigs().ifPresent(extensions::add);
    return new EncryptedExtensions(Extensions.of(extensions));
  }

  // RFC 9849 section 7.1: "If the server is configured with any ECHConfigs, it MUST include the
  // "encrypted_client_hello" extension in its EncryptedExtensions with the "retry_configs"
  // field set to one or more ECHConfig structures with up-to-date keys." An inner ClientHello is
  // not
  // answered so.
  private Optional<Extension> retryConfigs() {
    return hello.extensions().find(EchClientHello.Outer.class).isPresent()
        ? settings
            .ech()
            .map(keys -> keys.published().configs())
            .filter(configs -> !configs.isEmpty())
            .map(EchRetryConfigs::new)
        : Optional.empty();
  }

  private CertificateMessages.Encoded certificate(CredentialChoice chosen) {
    // RFC 8879 section 4: "If the peer has indicated that it supports compression, server and
    // client
    // MAY compress their corresponding Certificate messages".
    boolean compressed =
        hello
            .extensions()
            .find(CompressCertificate.class)
            .filter(offer -> offer.algorithms().contains(CertificateCompression.ALGORITHM))
            .isPresent();
    boolean stapled = hello.extensions().find(StatusRequest.class).isPresent();
    boolean delegating = chosen.delegated().isPresent();
    return chosen.credential().messages().of(stapled, compressed, delegating);
  }

  private CertificateVerify certificateVerify(CredentialChoice chosen) {
    byte[] content = HandshakeSignature.serverContent13(transcript.current());
    byte[] signature = chosen.key().sign13(chosen.scheme(), content);
    return new CertificateVerify(Optional.of(chosen.scheme()), new Opaque(signature));
  }

  private void send(HandshakeMessage message) {
    send(CertificateMessages.Encoded.of(message));
  }

  private void send(CertificateMessages.Encoded encoded) {
    transcript.add(encoded.bytes());
    Dialect dialect = negotiated.certificateTypes().ofServer(Dialect.TLS13);
    actions.add(new Action.Send(encoded.message(), encoded.bytes(), dialect));
  }
}
