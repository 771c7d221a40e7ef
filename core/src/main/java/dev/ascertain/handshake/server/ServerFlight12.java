package dev.ascertain.handshake.server;

import dev.ascertain.crypto.DiffieHellmanGroup;
import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SessionTicket;
import dev.ascertain.wire.extension.StatusRequest;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.CertificateStatus;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.DigitallySigned;
import dev.ascertain.wire.handshake.EcParameters;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.RawPublicKey12;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.wire.handshake.ServerHelloDone;
import dev.ascertain.wire.handshake.ServerKeyExchangeDhe;
import dev.ascertain.wire.handshake.ServerKeyExchangeEcdhe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first flight of a full TLS 1.2 handshake: ServerHello to ServerHelloDone. */
final class ServerFlight12 {
  private static final int SESSION_ID_BYTES = 32;
  private static final DigitallySigned UNSIGNED =
      new DigitallySigned(Optional.empty(), Opaque.EMPTY);

  private final ServerSettings settings;
  private final ClientHello hello;
  private final SuiteChoice12 choice;
  private final CipherSuiteParameters suite;
  private final TranscriptHash transcript;
  private final List<Action> actions = new ArrayList<>();
  private final Optional<RecordLimits> limits;
  private Negotiated negotiated;

  ServerFlight12(
      ServerSettings settings,
      Received received,
      ClientHello hello,
      SuiteChoice12 choice,
      Negotiated negotiated,
      Optional<RecordLimits> limits) {
    this.limits = limits;
    this.settings = settings;
    this.hello = hello;
    this.choice = choice;
    this.suite = choice.suite();
    this.negotiated = negotiated;
    this.transcript =
        settings.clientAuthentication().isPresent()
            ? TranscriptHash.keepingMessages(settings.crypto(), suite.hash())
            : TranscriptHash.of(settings.crypto(), suite.hash());
    transcript.add(received.bytes());
  }

  /** Sends it all, and waits for the client's half of the key exchange. */
  Step send() {
    choice.scheme().ifPresent(scheme -> negotiated = negotiated.withSignatureScheme(scheme));
    Optional<KeyAgreement> key =
        choice.group().map(group -> settings.crypto().keyAgreement(group, settings.randomness()));
    key.ifPresent(made -> negotiated = withGroup(negotiated, made.group()));
    Optional<String> serverName = CredentialChoice.hostName(hello.extensions());
    // RFC 5077 section 3.2: "The server uses a zero-length SessionTicket extension to indicate to
    // the client that it will send a new session ticket".
    boolean ticket =
        settings.resumption().isPresent() && hello.extensions().has(ExtensionType.SESSION_TICKET);
    Opaque sessionId = sessionId(ticket);
    ServerHello serverHello =
        ServerHello12.of(settings, hello, negotiated, sessionId, extensions(serverName, ticket));
    actions.add(new Action.Agree(negotiated));
    send(serverHello);
    limits.map(RecordLimits::action).ifPresent(actions::add);
    send(certificate());
    staple()
        .ifPresent(
            response -> send(new CertificateStatus(CertificateStatusType.OCSP, List.of(response))));
    key.ifPresent(made -> send(keyExchange(made, serverHello.random())));
    settings
        .clientAuthentication()
        .ifPresent(asked -> send(CertificateRequests.of12(settings.preferences(), asked)));
    send(new ServerHelloDone());
    Progress12 progress =
        new Progress12(
            settings,
            suite,
            transcript,
            negotiated,
            hello.random(),
            serverHello.random(),
            sessionId,
            serverName,
            Optional.empty(),
            ticket);
    KeyExchange12 exchange =
        key.<KeyExchange12>map(KeyExchange12.Ephemeral::new)
            .orElseGet(
                () -> new KeyExchange12.Rsa(choice.credential(), hello.legacyVersion().value()));
    return new Step(
        settings
            .clientAuthentication()
            .<ServerState>map(asked -> new ExpectCertificate12(progress, exchange, asked))
            .orElseGet(() -> new ExpectClientKeyExchange(progress, exchange, Optional.empty())),
        actions);
  }

  /** A session id for clients that take no ticket, if their sessions are remembered. */
  private Opaque sessionId(boolean ticket) {
    boolean remembered = settings.resumption().flatMap(Resumption::sessions).isPresent();
    return remembered && !ticket
        ? new Opaque(settings.randomness().bytes(SESSION_ID_BYTES))
        : Opaque.EMPTY;
  }

  /** The response to staple, if the client asks for one and we have it (RFC 6066 section 8). */
  private Optional<Opaque> staple() {
    return hello
        .extensions()
        .find(StatusRequest.class)
        .flatMap(_ -> choice.credential().ocspResponse());
  }

  private List<Extension> extensions(Optional<String> serverName, boolean ticket) {
    List<Extension> extensions = new ArrayList<>();
    // RFC 6066 section 3: a server that used the name to choose its certificate "SHALL include an
    // extension of type "server_name" in the (extended) server hello."
    if (serverName.isPresent()) {
      extensions.add(new EmptyExtension(ExtensionType.SERVER_NAME));
    }
    if (ticket) {
      extensions.add(new SessionTicket(Opaque.EMPTY));
    }
    // RFC 6066 section 8: "If a server returns a "CertificateStatus" message, then the server MUST
    // have included an extension of type "status_request" with empty "extension_data" in the
    // extended server hello."
    if (staple().isPresent()) {
      extensions.add(new EmptyExtension(ExtensionType.STATUS_REQUEST));
    }
    extensions.addAll(
        CertificateTypeChoice.answers(hello, settings, negotiated.certificateTypes()));
    limits.map(RecordLimits::answer).ifPresent(extensions::add);
    return extensions;
  }

  private HandshakeMessage certificate() {
    List<Opaque> chain = choice.credential().chain();
    return choice.credential().type().equals(CertificateType.RAW_PUBLIC_KEY)
        ? new RawPublicKey12(chain.getFirst())
        : new Certificate12(chain);
  }

  private static Negotiated withGroup(Negotiated negotiated, NamedGroup group) {
    return SuiteChoice12.isFiniteField(group)
        ? negotiated.withDiffieHellmanBits(DiffieHellmanGroup.of(group).bits())
        : negotiated.withGroup(group);
  }

  private HandshakeMessage keyExchange(KeyAgreement key, Opaque serverRandom) {
    Opaque share = new Opaque(key.share());
    if (SuiteChoice12.isFiniteField(key.group())) {
      DiffieHellmanGroup group = DiffieHellmanGroup.of(key.group());
      Opaque p = new Opaque(group.dhP());
      Opaque g = new Opaque(group.dhG());
      var unsigned = new ServerKeyExchangeDhe(p, g, share, UNSIGNED);
      return new ServerKeyExchangeDhe(
          p, g, share, signed(serverRandom, unsigned.signedParameters()));
    }
    EcParameters curve = new EcParameters.Named(key.group());
    var unsigned = new ServerKeyExchangeEcdhe(curve, share, UNSIGNED);
    return new ServerKeyExchangeEcdhe(
        curve, share, signed(serverRandom, unsigned.signedParameters()));
  }

  // RFC 5246 section 7.4.3: the signature is over client_random, server_random and the parameters.
  private DigitallySigned signed(Opaque serverRandom, byte[] parameters) {
    byte[] content =
        Writer.write(
            out -> out.raw(hello.random().bytes()).raw(serverRandom.bytes()).raw(parameters));
    SignatureScheme scheme = choice.scheme().orElseThrow();
    byte[] signature = choice.credential().key().sign12(scheme, content);
    return new DigitallySigned(Optional.of(scheme), new Opaque(signature));
  }

  private void send(HandshakeMessage message) {
    byte[] bytes = message.encode();
    transcript.add(bytes);
    Dialect dialect = new Dialect(negotiated.version(), suite.keyExchange());
    actions.add(new Action.Send(message, bytes, negotiated.certificateTypes().ofServer(dialect)));
  }
}
