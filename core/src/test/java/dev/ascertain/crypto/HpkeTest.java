package dev.ascertain.crypto;

import static dev.ascertain.crypto.Libraries.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the vectors of RFC 9180 appendix A; the file says which. */
class HpkeTest {
  private static final byte[] PLAINTEXT =
      "Beauty is truth, truth beauty".getBytes(StandardCharsets.US_ASCII);
  private static final HpkeSuite USUAL =
      new HpkeSuite(
          HpkeKemId.DHKEM_X25519_HKDF_SHA256, HpkeKdfId.HKDF_SHA256, HpkeAeadId.AES_128_GCM);

  private final Crypto crypto = Crypto.forOneHandshake();

  record Sealed(int sequence, byte[] aad, byte[] ciphertext) {}

  record Vector(Map<String, String> setup, List<Sealed> messages) {

    byte[] bytes(String name) {
      return hex(value(name));
    }

    HpkeSuite suite() {
      return new HpkeSuite(
          new HpkeKemId(Integer.parseInt(value("kem_id"))),
          new HpkeKdfId(Integer.parseInt(value("kdf_id"))),
          new HpkeAeadId(Integer.parseInt(value("aead_id"))));
    }

    private String value(String name) {
      return Objects.requireNonNull(setup.get(name), name);
    }

    @Override
    public String toString() {
      return suite().toString();
    }
  }

  static List<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(HpkeTest.class.getResourceAsStream("hpke-rfc9180.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String block : text.split("\n\n", -1)) {
        Vector vector = new Vector(new HashMap<>(), new ArrayList<>());
        block
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" ", -1))
            .forEach(words -> {
              if (words[0].equals("seal")) {
                vector
                    .messages()
                    .add(new Sealed(Integer.parseInt(words[1]), hex(words[2]), hex(words[3])));
              } else {
                vector.setup().put(words[0], words[1]);
              }
            });
        if (!vector.setup().isEmpty()) {
          vectors.add(vector);
        }
      }
    }
    return vectors;
  }

  /** The random bytes a vector is made from. */
  private static Randomness given(byte[] random) {
    return bytes -> System.arraycopy(random, 0, bytes, 0, bytes.length);
  }

  static Stream<HpkeSuite> suites() {
    return HpkeKemId.registered().stream()
        .flatMap(kem ->
            HpkeKdfId.registered().stream()
                .flatMap(kdf ->
                    Stream.of(
                            HpkeAeadId.AES_128_GCM,
                            HpkeAeadId.AES_256_GCM,
                            HpkeAeadId.CHACHA20_POLY1305)
                        .map(aead -> new HpkeSuite(kem, kdf, aead))));
  }

  @Test
  void theFileHasTheSectionsThatEncrypt() throws Exception {
    assertThat(vectors()).hasSize(6).allSatisfy(v -> assertThat(v.messages()).hasSize(6));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void sealsAsPublished(Vector vector) throws Exception {
    HpkeSender sender =
        crypto.hpkeSender(
            vector.suite(),
            vector.bytes("pkRm"),
            vector.bytes("info"),
            given(vector.bytes("ikmE")));

    assertThat(sender.encapsulation()).isEqualTo(vector.bytes("enc"));
    int sequence = 0;
    for (Sealed message : vector.messages()) {
      for (; sequence < message.sequence(); sequence++) {
        sender.seal(new byte[0], new byte[0]);
      }
      assertThat(sender.seal(message.aad(), PLAINTEXT)).isEqualTo(message.ciphertext());
      sequence++;
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void opensAsPublished(Vector vector) throws Exception {
    HpkeSuite suite = vector.suite();
    HpkeReceiver receiver =
        crypto
            .hpkeKeyPair(suite.kem(), vector.bytes("skRm"), vector.bytes("pkRm"))
            .receiver(suite.kdf(), suite.aead(), vector.bytes("enc"), vector.bytes("info"));

    for (int i = 0; i < 3; i++) {
      Sealed message = vector.messages().get(i);
      assertThat(message.sequence()).isEqualTo(i);
      assertThat(receiver.open(message.aad(), message.ciphertext())).isEqualTo(PLAINTEXT);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void derivesKeyPairsAsPublished(Vector vector) {
    HpkeKemId kem = vector.suite().kem();
    HpkeKeyPair pair = crypto.hpkeKeyPair(kem, given(vector.bytes("ikmR")));

    assertThat(pair.publicKey()).isEqualTo(vector.bytes("pkRm"));
    // RFC 9180 section 7.1.2: an X25519 key may be clamped when it is written, as this one is.
    byte[] expected = vector.bytes("skRm");
    if (kem.equals(HpkeKemId.DHKEM_X25519_HKDF_SHA256)) {
      expected[0] &= (byte) 0xf8;
      expected[31] = (byte) (expected[31] & 0x7f | 0x40);
    }
    assertThat(pair.privateKey().bytes()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void opensWhatItSealed(HpkeSuite suite) throws Exception {
    HpkeKeyPair pair = crypto.hpkeKeyPair(suite.kem(), new SecureRandom()::nextBytes);
    byte[] info = {1, 2, 3};
    HpkeSender sender =
        crypto.hpkeSender(suite, pair.publicKey(), info, new SecureRandom()::nextBytes);
    byte[] sealed = sender.seal(new byte[] {4}, PLAINTEXT);

    HpkeReceiver receiver = pair.receiver(suite.kdf(), suite.aead(), sender.encapsulation(), info);
    assertThat(sealed).hasSize(PLAINTEXT.length + HpkeSuite.TAG_LENGTH);
    assertThat(receiver.open(new byte[] {4}, sealed)).isEqualTo(PLAINTEXT);
    assertThat(suite.isSupported()).isTrue();
  }

  @Test
  void opensNothingElse() throws Exception {
    HpkeKeyPair pair = crypto.hpkeKeyPair(USUAL.kem(), new SecureRandom()::nextBytes);
    HpkeSender sender =
        crypto.hpkeSender(USUAL, pair.publicKey(), new byte[0], new SecureRandom()::nextBytes);
    byte[] sealed = sender.seal(new byte[0], PLAINTEXT);
    HpkeReceiver receiver =
        pair.receiver(USUAL.kdf(), USUAL.aead(), sender.encapsulation(), new byte[0]);
    HpkeReceiver ofOtherInfo =
        pair.receiver(USUAL.kdf(), USUAL.aead(), sender.encapsulation(), new byte[1]);

    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> receiver.open(new byte[1], sealed));
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> receiver.open(new byte[0], new byte[3]));
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> ofOtherInfo.open(new byte[0], sealed));
    assertThat(receiver.open(new byte[0], sealed)).isEqualTo(PLAINTEXT);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void refusesKeysThatAreNone(HpkeSuite suite) {
    HpkeKeyPair pair = crypto.hpkeKeyPair(suite.kem(), new SecureRandom()::nextBytes);
    byte[] zeros = new byte[pair.publicKey().length];

    for (byte[] bad : List.of(new byte[0], new byte[1], zeros)) {
      assertThatThrownBy(
              () -> crypto.hpkeSender(suite, bad, new byte[0], new SecureRandom()::nextBytes))
          .isInstanceOf(CryptoException.class)
          .hasMessage("a public key that is none of " + suite.kem());
      assertThatExceptionOfType(CryptoException.class)
          .isThrownBy(() -> pair.receiver(suite.kdf(), suite.aead(), bad, new byte[0]));
    }
  }

  @Test
  void doesNotSupportWhatItDoesNotKnow() {
    assertThat(new HpkeSuite(USUAL.kem(), USUAL.kdf(), HpkeAeadId.EXPORT_ONLY).isSupported())
        .isFalse();
    assertThat(new HpkeSuite(USUAL.kem(), new HpkeKdfId(0x10), USUAL.aead()).isSupported())
        .isFalse();
    assertThat(new HpkeSuite(new HpkeKemId(0x30), USUAL.kdf(), USUAL.aead()).isSupported())
        .isFalse();
    assertThat(HpkeSuite.supports(new HpkeKemId(0x30))).isFalse();
  }
}
