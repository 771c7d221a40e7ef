package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.keys.LoggedKeys;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.EmptyExtension;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SessionTicket;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.ServerHello;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A kind of handshake between two engines, of which one is watched. They draw on seeds, and time
 * stands still.
 *
 * @param subject the side that is watched
 * @param path the states it goes through, each once; what leaves it in the same state is left out
 * @param offer what the client offers
 * @param server what the server does
 * @param client the certificates of the client
 * @param returning whether the client comes back, with early data if the server takes any
 * @param change what becomes of each message to the subject
 */
record Scenario(
    Sender subject,
    List<String> path,
    Offer offer,
    ServerSettings server,
    List<Credential> client,
    boolean returning,
    UnaryOperator<HandshakeMessage> change) {
  static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final CipherSuite SUITE13 = CipherSuite.TLS_AES_128_GCM_SHA256;
  private static final Credential ECDSA = EngineServer.credential(CRYPTO, ScriptedClient.ECDSA);
  private static final Credential RSA = EngineServer.credential(CRYPTO, ScriptedClient.RSA);
  private static final InstantSource TIME =
      InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));
  private static final Resumption TICKETS =
      Resumption.with(TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes)), TIME);
  private static final ClientAuthentication OPTIONAL =
      new ClientAuthentication(false, List.of(), CertificateJudge.acceptingAll());

  static Scenario of(Sender subject, ProtocolVersion version, String path) {
    Offer.Builder builder = Offer.likeABrowser().versions(List.of(version));
    return new Scenario(
        subject,
        Arrays.asList(path.split(" ", -1)),
        builder.groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1)).build(),
        EngineServer.settings(CRYPTO, ServerPreferences.DEFAULT, ScriptedClient.ECDSA),
        List.of(),
        false,
        UnaryOperator.identity());
  }

  static Scenario client13(String path) {
    return of(Sender.CLIENT, ProtocolVersion.TLS_1_3, path);
  }

  static Scenario client12(String path) {
    return of(Sender.CLIENT, ProtocolVersion.TLS_1_2, path);
  }

  static Scenario server13(String path) {
    return of(Sender.SERVER, ProtocolVersion.TLS_1_3, path);
  }

  static Scenario server12(String path) {
    return of(Sender.SERVER, ProtocolVersion.TLS_1_2, path);
  }

  /** The client has certificates. */
  Scenario identified() {
    return new Scenario(subject, path, offer, server, List.of(ECDSA), returning, change);
  }

  /** The server asks for a certificate. */
  Scenario asked() {
    return with(server.with(OPTIONAL));
  }

  /** The server gives out tickets. */
  Scenario withTickets() {
    return with(server.with(TICKETS));
  }

  /** The client comes back with a ticket. */
  Scenario resumed() {
    Scenario s = withTickets();
    return new Scenario(subject, path, offer, s.server, client, true, change);
  }

  /** The client comes back, and sends early data. */
  Scenario early() {
    var early =
        new EarlyData(1_000, Duration.ofMinutes(10), new ReplayWindow(TIME, Duration.ZERO, 10_000));
    Scenario s = with(server.with(TICKETS.and(early)));
    return new Scenario(subject, path, offer, s.server, client, true, change);
  }

  /** The server wants another group than a share was sent for. */
  Scenario retried() {
    Offer other =
        Offer.likeABrowser()
            .versions(offer.versions())
            .groups(List.of(NamedGroup.SECP256R1, NamedGroup.X25519))
            .keyShares(List.of(NamedGroup.SECP256R1))
            .build();
    var preferences = ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.X25519));
    ServerSettings retrying =
        new ServerSettings(
            server.clock(),
            server.crypto(),
            server.randomness(),
            server.credentials(),
            preferences,
            server.cookieKey(),
            server.resumption(),
            server.clientAuthentication(),
            server.keyLog());
    return new Scenario(subject, path, other, retrying, client, returning, change);
  }

  Scenario offeringPostHandshakeAuth() {
    Offer other =
        Offer.likeABrowser()
            .versions(offer.versions())
            .groups(offer.groups())
            .postHandshakeAuthentication(true)
            .build();
    return new Scenario(subject, path, other, server, client, returning, change);
  }

  /** TLS 1.2 with static RSA. */
  Scenario rsa() {
    List<CipherSuite> suites = List.of(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256);
    Offer other =
        Offer.likeABrowser()
            .versions(offer.versions())
            .groups(offer.groups())
            .cipherSuites(suites)
            .build();
    ServerSettings rsa =
        settings(List.of(RSA), server.preferences().withCipherSuites(suites), server.keyLog());
    return new Scenario(subject, path, other, rsa, client, returning, change);
  }

  /** The server staples a response. */
  Scenario stapling() {
    return with(
        settings(
            server.credentials().stream().map(c -> c.stapling(new byte[] {48, 0})).toList(),
            server.preferences(),
            server.keyLog()));
  }

  /** The ServerHello announces more than the server knows of. */
  Scenario announcing(Extension... more) {
    return changing(message -> {
      if (!(message instanceof ServerHello hello)) {
        return message;
      }
      List<Extension> extensions = new ArrayList<>(hello.extensions().list());
      extensions.addAll(List.of(more));
      return new ServerHello(
          hello.legacyVersion(),
          hello.random(),
          hello.legacySessionIdEcho(),
          hello.cipherSuite(),
          hello.legacyCompressionMethod(),
          Extensions.of(extensions));
    });
  }

  Scenario announcingTicket() {
    return announcing(new SessionTicket(Opaque.EMPTY));
  }

  Scenario announcingStatus() {
    return announcing(new EmptyExtension(ExtensionType.STATUS_REQUEST));
  }

  /** The certificate comes compressed. */
  Scenario compressed() {
    return changing(message ->
        message instanceof Certificate13 certificate
            ? CertificateCompression.compress(certificate)
            : message);
  }

  private Scenario changing(UnaryOperator<HandshakeMessage> value) {
    UnaryOperator<HandshakeMessage> both = message -> value.apply(change.apply(message));
    return new Scenario(subject, path, offer, server, client, returning, both);
  }

  private Scenario with(ServerSettings value) {
    return new Scenario(subject, path, offer, value, client, returning, change);
  }

  private ServerSettings settings(
      List<Credential> credentials, ServerPreferences preferences, KeyLog keyLog) {
    return new ServerSettings(
        () -> 0,
        server.crypto(),
        new Random(2)::nextBytes,
        credentials,
        preferences,
        server.cookieKey(),
        server.resumption(),
        server.clientAuthentication(),
        keyLog);
  }

  /** Two engines that have said nothing to each other, and what stands between them. */
  record Stage(TlsEngine subject, TlsEngine peer, Interposer between) {}

  /** A fresh stage. */
  Stage stage() {
    PriorKeys prior = returning ? prior() : PriorKeys.NONE;
    LoggedKeys keys = new LoggedKeys(CRYPTO, new Random(6)::nextBytes);
    ServerEngine serverEngine =
        ServerEngine.start(settings(server.credentials(), server.preferences(), keys));
    ClientEngine clientEngine = ClientEngine.start(offer, clientSettings(keys), prior);
    boolean clientIsSubject = subject == Sender.CLIENT;
    TlsEngine watched = clientIsSubject ? clientEngine : serverEngine;
    TlsEngine peer = clientIsSubject ? serverEngine : clientEngine;
    Sender sender = clientIsSubject ? Sender.SERVER : Sender.CLIENT;
    CipherSuite earlySuite = prior.session().map(ClientSession::cipherSuite).orElse(SUITE13);
    return new Stage(
        watched, peer, new Interposer(sender, watched, peer, keys, earlySuite, change));
  }

  private PriorKeys prior() {
    List<ClientSession> kept = new ArrayList<>();
    var settings = clientSettings(KeyLog.none()).with(kept::add);
    ServerSettings fresh = settings(server.credentials(), server.preferences(), KeyLog.none());
    new Duet(ClientEngine.start(offer, settings), ServerEngine.start(fresh)).play();
    boolean early = server.resumption().flatMap(Resumption::earlyData).isPresent();
    return early
        ? PriorKeys.of(kept.getFirst(), new byte[] {1, 2, 3})
        : PriorKeys.of(kept.getFirst());
  }

  private ClientSettings clientSettings(KeyLog keyLog) {
    return new ClientSettings(
            () -> 0,
            CRYPTO,
            new Random(1)::nextBytes,
            CertificateJudge.acceptingAll(),
            Mode.STRICT,
            keyLog)
        .with(client);
  }

  boolean isRsa() {
    return offer.cipherSuites().equals(List.of(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256));
  }

  @Override
  public String toString() {
    return subject + ": " + String.join(" ", path);
  }
}
