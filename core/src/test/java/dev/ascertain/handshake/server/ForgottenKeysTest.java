package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.handshake.keys.KeyLogEntry;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.handshake.ClientHello;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 9846 appendix E.1.3 and RFC 5246 section 8.1: secrets are deleted once they are not needed.
 */
class ForgottenKeysTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();

  private Duet duet = Duet.of(offer13(), ScriptedClient.PREFERENCES, ScriptedClient.ECDSA);

  static List<Offer> offers() {
    return List.of(
        offer13(),
        offer12(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
        offer12(CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256),
        offer12(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256),
        offer12(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256),
        offer12(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256));
  }

  static List<Consumer<Duet>> ends() {
    return List.of(
        duet -> {
          duet.client().close();
          duet.play();
          duet.server().close();
        },
        duet -> {
          duet.client().receivedEnd();
          duet.server().receivedEnd();
        },
        duet -> {
          // A record that does not open, and the alert that answers it.
          duet.server().received(new byte[] {23, 3, 3, 0, 64, 1});
          duet.server().received(new byte[63]);
          duet.play();
        });
  }

  @ParameterizedTest
  @MethodSource("offers")
  void whileTheConnectionLastsTheKeysAreThere(Offer offer) {
    connect(offer);

    assertThat(heldBy(duet.client())).isNotEmpty();
    assertThat(heldBy(duet.server())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("offers")
  void afterTheEndNoSecretIsLeft(Offer offer) {
    for (Consumer<Duet> end : ends()) {
      connect(offer);

      end.accept(duet);

      assertThat(duet.client().hasEnded()).isTrue();
      assertThat(duet.server().hasEnded()).isTrue();
      assertThat(heldBy(duet.client())).isEmpty();
      assertThat(heldBy(duet.server())).isEmpty();
    }
  }

  @Test
  void theSecretsOfTheHandshakeGoWithIt() {
    connect(offer13());
    byte[] handshake = Logged.secrets.getFirst();

    assertThat(Reachable.from(duet.client())).noneMatch(bytes -> Arrays.equals(bytes, handshake));
    assertThat(Reachable.from(duet.server())).noneMatch(bytes -> Arrays.equals(bytes, handshake));
  }

  // RFC 9846 section 7.2.
  @Test
  void anUpdateForgetsTheKeysBefore() {
    connect(offer13());
    int before = heldBy(duet.client()).size();

    duet.client().updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
    duet.play();

    // Two traffic secrets with a key and an IV each are gone, and the exporter secret is left.
    assertThat(before).isEqualTo(7);
    assertThat(heldBy(duet.client())).hasSize(1);
    assertThat(heldBy(duet.server())).hasSize(1);
    duet.exchange();
  }

  @Test
  void aHandshakeThatBreaksOffLeavesNothing() {
    // [6-2]
    for (Offer offer : offers()) {
      begin(offer);
      byte[] flight = duet.client().takeOutput();
      duet.server().received(flight);
      duet.client().received(duet.server().takeOutput());

      duet.client().receivedEnd();
      duet.server().receivedEnd();

      assertThat(heldBy(duet.client())).isEmpty();
      assertThat(heldBy(duet.server())).isEmpty();
    }
  }

  @Test
  void ephemeralPrivateKeysAreForgotten() {
    // Private keys are what the scripted randomness gave: the client's 32 bytes of X25519.
    for (boolean complete : new boolean[] {true, false}) {
      begin(offer13());
      List<byte[]> random = randomKeys();
      assertThat(heldBy(duet.client(), random)).isNotEmpty();

      if (complete) {
        duet.play();
      } else {
        duet.client().receivedEnd();
      }

      assertThat(heldBy(duet.client(), random)).isEmpty();
    }
  }

  @Test
  void afterTheEndNothingIsExported() {
    connect(offer13());
    duet.client().exportKeyingMaterial("EXPERIMENTAL", Optional.empty(), 32);
    duet.client().close();

    assertThatThrownBy(
            () -> duet.client().exportKeyingMaterial("EXPERIMENTAL", Optional.empty(), 32))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the connection has ended");
  }

  /** Everything of 32 bytes that the client drew, but what it sent in the clear. */
  private List<byte[]> randomKeys() {
    ClientHello hello =
        duet.client()
            .transcript()
            .messages(ClientHello.class)
            .map(event -> (ClientHello) event.message())
            .findFirst()
            .orElseThrow();
    return Drawn.bytes.stream()
        .filter(bytes -> bytes.length == 32)
        .filter(bytes -> !Arrays.equals(bytes, hello.random().bytes()))
        .filter(bytes -> !Arrays.equals(bytes, hello.legacySessionId().bytes()))
        .toList();
  }

  private void connect(Offer offer) {
    begin(offer);
    duet.play();
    assertThat(duet.client().isConnected()).isTrue();
    assertThat(Logged.secrets).isNotEmpty();
  }

  private void begin(Offer offer) {
    Logged.secrets.clear();
    Drawn.bytes.clear();
    Random random = new Random(7);
    ClientSettings settings =
        new ClientSettings(
            System::nanoTime,
            CRYPTO,
            bytes -> {
              random.nextBytes(bytes);
              Drawn.bytes.add(bytes.clone());
            },
            CertificateJudge.acceptingAll(),
            Mode.STRICT,
            Logged::add);
    ServerSettings ours =
        EngineServer.settings(
            CRYPTO, ScriptedClient.PREFERENCES, ScriptedClient.ECDSA, ScriptedClient.RSA);
    duet = new Duet(ClientEngine.start(offer, settings), ServerEngine.start(ours));
  }

  private List<byte[]> heldBy(TlsEngine engine) {
    return heldBy(engine, Logged.secrets);
  }

  private static List<byte[]> heldBy(TlsEngine engine, List<byte[]> wanted) {
    List<byte[]> reached = Reachable.from(engine);
    return wanted.stream()
        .filter(secret -> reached.stream().anyMatch(bytes -> Arrays.equals(bytes, secret)))
        .toList();
  }

  /** What the key log was told; static, so that no engine reaches it. */
  private static final class Logged {
    static final List<byte[]> secrets = new ArrayList<>();

    static void add(KeyLogEntry entry) {
      byte[] secret = entry.secret().bytes();
      secrets.add(secret);
      if (entry.label() != KeyLogEntry.Label.CLIENT_RANDOM) {
        Hash hash = secret.length == 32 ? Hash.SHA_256 : Hash.SHA_384;
        secrets.add(expanded(hash, secret, "key", hash == Hash.SHA_256 ? 16 : 32));
        secrets.add(expanded(hash, secret, "iv", 12));
      }
    }

    // RFC 9846 section 7.3.
    private static byte[] expanded(Hash hash, byte[] secret, String label, int length) {
      byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
      byte[] info = Writer.write(out -> out.u16(length).opaque8(name).u8(0));
      return CRYPTO.hkdfExpand(hash, secret, info, length);
    }
  }

  /** All random bytes of the client; static, so that no engine reaches them. */
  private static final class Drawn {
    static final List<byte[]> bytes = new ArrayList<>();
  }

  private static Offer offer13() {
    return Offer.likeABrowser()
        .versions(List.of(ProtocolVersion.TLS_1_3))
        .groups(List.of(NamedGroup.X25519))
        .build();
  }

  private static Offer offer12(CipherSuite suite) {
    return Offer.likeABrowser()
        .versions(List.of(ProtocolVersion.TLS_1_2))
        .cipherSuites(List.of(suite))
        .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.FFDHE2048))
        .build();
  }
}
