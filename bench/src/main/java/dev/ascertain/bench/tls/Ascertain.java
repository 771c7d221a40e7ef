package dev.ascertain.bench.tls;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.handshake.server.Resumption;
import dev.ascertain.handshake.server.ServerEngine;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.handshake.server.TicketKey;
import dev.ascertain.handshake.server.TicketKeys;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.VerificationCache;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our engines. */
final class Ascertain implements Duo {
  /** As many as our {@code SSLContext} keeps. */
  private static final int CACHED_CERTIFICATES = 1000;

  private static final int BUFFER_BYTES = 1 << 15;

  private final Offer offer;
  private final ClientSettings client;
  private final ServerSettings server;
  private final boolean resumes;
  private final ByteBuffer records = ByteBuffer.allocate(BUFFER_BYTES);
  private final ByteBuffer content = ByteBuffer.allocate(BUFFER_BYTES);

  /** What the next connection resumes. */
  private @Nullable ClientSession session;

  private Ascertain(Crypto crypto, Scenario scenario, Certified certified) {
    List<ProtocolVersion> versions =
        List.of(scenario.isTls13() ? ProtocolVersion.TLS_1_3 : ProtocolVersion.TLS_1_2);
    List<CipherSuite> suites = List.of(CipherSuite.byName(scenario.suite()).orElseThrow());
    SecureRandom random = new SecureRandom();
    this.offer =
        Offer.likeABrowser()
            .versions(versions)
            .cipherSuites(suites)
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))
            .keyShares(List.of(NamedGroup.X25519))
            .applicationProtocols(List.of())
            .serverName(Optional.of("localhost"))
            .build();
    this.client =
        new ClientSettings(
                System::nanoTime,
                crypto,
                random::nextBytes,
                trusting(certified.root(), crypto),
                Mode.STRICT,
                KeyLog.none())
            .with(received -> session = received);
    this.server =
        EngineServer.settings(
                crypto,
                ServerPreferences.DEFAULT
                    .withVersions(versions.toArray(ProtocolVersion[]::new))
                    .withCipherSuites(suites),
                certified)
            .with(
                Resumption.with(
                    TicketKeys.of(TicketKey.fresh(random::nextBytes)), InstantSource.system()));
    this.resumes = scenario.isResumed();
  }

  static Duo start(Crypto crypto, Scenario scenario, Certified certified) {
    return new Ascertain(crypto, scenario, certified);
  }

  /** The fastest primitives without native code. */
  static Crypto pureJava() {
    System.setProperty(Crypto.PROPERTY, "bouncycastle");
    try {
      return Crypto.fastest();
    } finally {
      System.clearProperty(Crypto.PROPERTY);
    }
  }

  @Override
  public int shakeHands() {
    return new Pair(start()).shakeHands();
  }

  @Override
  public Connection connect() {
    Pair pair = new Pair(start());
    pair.shakeHands();
    pair.client.forgetTranscript();
    pair.server.forgetTranscript();
    return pair;
  }

  private ClientEngine start() {
    ClientSession resumed = session;
    return resumes && resumed != null
        ? ClientEngine.start(offer, client, PriorKeys.of(resumed))
        : ClientEngine.start(offer, client);
  }

  /** Validates the path to a root, and the host name. */
  private static CertificateJudge trusting(Certified root, Crypto crypto) {
    Measure measure;
    try {
      measure =
          Measure.of(
                  TrustStore.of(
                      "bench", List.of(Certificate.decode(root.certificate().getEncoded()))))
              .with(Profile.RFC_5280);
    } catch (ViolationException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    ReferenceIdentifier name = ReferenceIdentifier.parse("localhost");
    VerificationCache cache = new VerificationCache(CACHED_CERTIFICATES);
    return presented -> {
      VerificationRequest request =
          VerificationRequest.of(presented.certificates(), name, Instant.now(), measure);
      return Verifier.verify(request, crypto, cache).trusted()
          ? Optional.empty()
          : Optional.of(
              new Violation(
                  Rule.UNKNOWN_CA, "Certificate", new ByteRange(0, 0), "trusted", "untrusted"));
    };
  }

  private final class Pair implements Connection {
    private final ClientEngine client;
    private final ServerEngine server = ServerEngine.start(Ascertain.this.server);

    Pair(ClientEngine client) {
      this.client = client;
    }

    int shakeHands() {
      int sent = 0;
      while (true) {
        byte[] fromClient = client.takeOutput();
        server.received(fromClient);
        byte[] fromServer = server.takeOutput();
        client.received(fromServer);
        sent += fromServer.length;
        if (fromClient.length == 0 && fromServer.length == 0) {
          break;
        }
      }
      if (!client.isConnected() || !server.isConnected()) {
        throw new IllegalStateException(
            "no connection: " + client.transcript().violation() + server.transcript().violation());
      }
      return sent;
    }

    @Override
    public int transfer(byte[] data) {
      records.clear();
      content.clear();
      server.send(ByteBuffer.wrap(data), records);
      client.received(records.flip(), content);
      return content.position();
    }
  }
}
