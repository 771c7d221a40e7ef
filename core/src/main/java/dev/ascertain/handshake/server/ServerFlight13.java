package dev.ascertain.handshake.server;

import dev.ascertain.crypto.KeyExchangeResult;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.HandshakeSignature;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.HandshakeKeys13;
import dev.ascertain.handshake.keys.KeySchedule13;
import dev.ascertain.handshake.keys.TrafficKeys13;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedVersion;
import dev.ascertain.wire.handshake.Certificate13;
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
  private final CredentialChoice credential;
  private final TranscriptHash transcript;
  private final List<Action> actions = new ArrayList<>();

  /**
   * A flight yet to be sent.
   *
   * @param hello what it answers
   * @param transcript the hash of all messages up to that, which is added to
   */
  ServerFlight13(
      ServerSettings settings,
      ClientHello hello,
      CipherSuiteParameters suite,
      Negotiated negotiated,
      CredentialChoice credential,
      TranscriptHash transcript) {
    this.settings = settings;
    this.hello = hello;
    this.suite = suite;
    this.negotiated = negotiated;
    this.credential = credential;
    this.transcript = transcript;
  }

  /** Sends it all, and waits for the client's Finished. */
  Step send(NamedGroup group, KeyExchangeResult exchange) {
    actions.add(new Action.Agree(negotiated));
    send(serverHello(group, exchange.share()));
    // RFC 9846 appendix E.4: "If the client sends a non-empty session ID, the server MUST send the
    // change_cipher_spec as described in this appendix", "immediately after its first handshake
    // message": the HelloRetryRequest, if there was one.
    if (hello.legacySessionId().length() > 0 && !negotiated.helloRetryRequest()) {
      actions.add(new Action.SendChangeCipherSpec());
    }
    HandshakeKeys13 keys =
        KeySchedule13.start(settings.crypto(), suite, hello.random(), settings.keyLog())
            .handshake(exchange.secret(), transcript.current());
    actions.add(new Action.WriteUnder(keys.serverProtection(), Epoch.HANDSHAKE));
    send(encryptedExtensions());
    send(certificate());
    send(certificateVerify());
    send(new Finished(new Opaque(keys.serverFinished(transcript.current()))));
    TrafficKeys13 traffic = keys.traffic(transcript.current());
    actions.add(new Action.WriteUnder(traffic.serverProtection(), Epoch.APPLICATION));
    actions.add(new Action.ReadUnder(keys.clientProtection(), Epoch.HANDSHAKE));
    return new Step(new ExpectFinished13(transcript, keys, traffic), actions);
  }

  private ServerHello serverHello(NamedGroup group, byte[] share) {
    return new ServerHello(
        ProtocolVersion.TLS_1_2,
        new Opaque(settings.randomness().bytes(RANDOM_BYTES)),
        hello.legacySessionId(),
        suite.cipherSuite(),
        CompressionMethod.NULL,
        Extensions.of(
            new SelectedVersion(ProtocolVersion.TLS_1_3),
            new KeyShareServerHello(new KeyShareEntry(group, new Opaque(share)))));
  }

  private EncryptedExtensions encryptedExtensions() {
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
    return new EncryptedExtensions(Extensions.of(extensions));
  }

  private Certificate13 certificate() {
    return new Certificate13(
        Opaque.EMPTY,
        credential.credential().chain().stream()
            .map(certificate -> new Certificate13.Entry(certificate, Extensions.of()))
            .toList());
  }

  private CertificateVerify certificateVerify() {
    byte[] content = HandshakeSignature.serverContent13(transcript.current());
    byte[] signature = credential.credential().key().sign13(credential.scheme(), content);
    return new CertificateVerify(Optional.of(credential.scheme()), new Opaque(signature));
  }

  private void send(HandshakeMessage message) {
    byte[] bytes = message.encode();
    transcript.add(bytes);
    actions.add(new Action.Send(message, bytes, Dialect.TLS13));
  }
}
