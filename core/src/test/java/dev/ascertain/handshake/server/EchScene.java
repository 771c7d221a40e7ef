package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.HpkeKeyPair;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.EchOffer;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.keys.LoggedKeys;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.HpkeSymmetricCipherSuite;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A client and a server with Encrypted Client Hello, for the tests of RFC 9849. */
final class EchScene {
  static final Crypto CRYPTO = Crypto.forOneHandshake();
  static final String SECRET_NAME = "secret.example";
  static final String PUBLIC_NAME = "public.example";
  static final HpkeSymmetricCipherSuite AES_128 =
      new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM);
  static final HpkeSymmetricCipherSuite CHACHA20 =
      new HpkeSymmetricCipherSuite(HpkeKdfId.HKDF_SHA256, HpkeAeadId.CHACHA20_POLY1305);

  private EchScene() {}

  static Randomness randomness(long seed) {
    return new Random(seed)::nextBytes;
  }

  /** A published key. */
  static EchKeys.Key key(int configId, long seed) {
    return key(configId, seed, HpkeKemId.DHKEM_X25519_HKDF_SHA256, AES_128);
  }

  static EchKeys.Key key(
      int configId, long seed, HpkeKemId kem, HpkeSymmetricCipherSuite... suites) {
    HpkeKeyPair pair = CRYPTO.hpkeKeyPair(kem, randomness(seed));
    return new EchKeys.Key(
        new EchConfig.Contents(
            new EchConfig.HpkeKeyConfig(
                configId, kem, new Opaque(pair.publicKey()), List.of(suites)),
            32,
            PUBLIC_NAME,
            List.of()),
        pair,
        true);
  }

  static EchOffer.Encrypted to(EchKeys.Key key) {
    return to(key, CertificateJudge.acceptingAll());
  }

  static EchOffer.Encrypted to(EchKeys.Key key, CertificateJudge publicJudge) {
    EchConfig.Contents config = key.config();
    return new EchOffer.Encrypted(
        config, config.keyConfig().cipherSuites().getFirst(), publicJudge);
  }

  static Offer offer() {
    return Offer.likeABrowser()
        .serverName(Optional.of(SECRET_NAME))
        .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))
        .build();
  }

  static ServerSettings server(ServerPreferences preferences) {
    return EngineServer.settings(CRYPTO, preferences, ScriptedClient.ECDSA);
  }

  /** A server that has these keys. */
  static ServerSettings server(EchKeys.Key... keys) {
    return server(ServerPreferences.DEFAULT).with(EchKeys.of(keys));
  }

  /** A server that has these keys, and wants another group than a share comes for. */
  static ServerSettings retrying(EchKeys.Key... keys) {
    return server(ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.SECP256R1)))
        .with(EchKeys.of(keys));
  }

  static ClientSettings client(EchOffer ech) {
    return Duet.clientSettings(7).with(ech);
  }

  static Duet duet(ClientSettings client, ServerSettings server) {
    return duet(client, server, PriorKeys.NONE);
  }

  static Duet duet(ClientSettings client, ServerSettings server, PriorKeys prior) {
    return new Duet(ClientEngine.start(offer(), client, prior), ServerEngine.start(server));
  }

  /** The client, after a server of which some messages were changed on the way. */
  static Transcript clientAfter(
      ClientSettings client, ServerSettings server, UnaryOperator<HandshakeMessage> change) {
    return clientAfter(client, server, PriorKeys.NONE, change);
  }

  /** The client, which comes back to a server of which some messages were changed on the way. */
  static Transcript clientAfter(
      ClientSettings client,
      ServerSettings server,
      PriorKeys prior,
      UnaryOperator<HandshakeMessage> change) {
    LoggedKeys keys = new LoggedKeys(CRYPTO, new Random(6)::nextBytes);
    return interposed(
        Sender.SERVER,
        ClientEngine.start(offer(), client, prior),
        ServerEngine.start(logging(server, keys)),
        keys,
        change);
  }

  /** The server, after a client of which some messages were changed on the way. */
  static Transcript serverAfter(
      EchOffer ech, ServerSettings server, UnaryOperator<HandshakeMessage> change) {
    LoggedKeys keys = new LoggedKeys(CRYPTO, new Random(6)::nextBytes);
    ClientSettings client =
        new ClientSettings(
                System::nanoTime,
                CRYPTO,
                randomness(7),
                CertificateJudge.acceptingAll(),
                Mode.STRICT,
                keys)
            .with(ech);
    return interposed(
        Sender.CLIENT,
        ServerEngine.start(server),
        ClientEngine.start(offer(), client),
        keys,
        change);
  }

  private static ServerSettings logging(ServerSettings server, KeyLog keys) {
    return new ServerSettings(
        server.clock(),
        server.crypto(),
        server.randomness(),
        server.credentials(),
        server.preferences(),
        server.cookieKey(),
        server.resumption(),
        server.clientAuthentication(),
        server.ech(),
        keys);
  }

  private static Transcript interposed(
      Sender sender,
      TlsEngine subject,
      TlsEngine peer,
      LoggedKeys keys,
      UnaryOperator<HandshakeMessage> change) {
    CipherSuite suite = CipherSuite.TLS_AES_128_GCM_SHA256;
    Interposer between = new Interposer(sender, subject, peer, keys, suite, change);
    while (between.next().isPresent() && !subject.hasEnded()) {
      between.handOn();
    }
    return subject.transcript();
  }

  /** The alert by which a side ended the connection. */
  static Optional<AlertDescription> alert(Transcript transcript, Sender sender) {
    return transcript
        .events(Event.AlertMessage.class)
        .filter(e -> e.sender() == sender)
        .map(e -> e.alert().description())
        .findFirst();
  }

  /** The inner ClientHellos of a connection. */
  static List<ClientHello> inner(Transcript transcript) {
    return transcript.events(Event.InnerHello.class).map(Event.InnerHello::message).toList();
  }

  /** The ClientHellos of a connection as they were sent. */
  static List<ClientHello> outer(Transcript transcript) {
    return transcript
        .messages(ClientHello.class)
        .map(event -> (ClientHello) event.message())
        .toList();
  }

  static Optional<String> name(ClientHello hello) {
    return hello.extensions().find(ServerName.class).flatMap(ServerName::hostName);
  }

  static void assertAnswered(Transcript transcript, boolean accepted) {
    assertThat(transcript.events(Event.EchAnswered.class))
        .extracting(Event.EchAnswered::accepted)
        .containsExactly(accepted);
  }
}
