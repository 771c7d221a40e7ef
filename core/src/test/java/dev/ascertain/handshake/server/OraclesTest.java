package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientKeyExchangeRsa;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong inside of what was encrypted, our answer is the same, at the same step: an
 * attacker who sends what he cannot read learns nothing about it. How long the answer takes is
 * another question: see {@code bench/} for that.
 */
class OraclesTest {
  private static final int BLOCK = 16;
  private static final int MODULUS = 256;

  /** Who is attacked. */
  enum Victim {
    SERVER,
    CLIENT
  }

  // RFC 5246 section 6.2.3.2: "a MAC failure and a padding failure" must not be told apart
  // (Vaudenay, 2002).
  @ParameterizedTest
  @EnumSource
  void allCbcRecordsThatAreWrongGetOneAnswer(Victim victim) {
    List<String> answers = new ArrayList<>();
    Stream.of(
            // The first block is content, and so the MAC is wrong, and the padding right.
            flipping(record -> 5 + BLOCK, 1),
            // The last byte of all but the last block decides over the last byte of the padding.
            Stream.iterate(1, mask -> mask < 256, mask -> mask + 1)
                .map(mask -> flip(record -> record.length - BLOCK - 1, mask)),
            // The MAC is the last block but one or two.
            flipping(record -> record.length - 2 * BLOCK, 0x80),
            flipping(record -> record.length - 3 * BLOCK, 0x80),
            // What is left are whole blocks, down to none.
            Stream.of(0, 1, 2, 3, 4).map(OraclesTest::cutToBlocks),
            // Or none that are whole.
            Stream.of(1, BLOCK - 1, BLOCK + 1, 3 * BLOCK + 5).map(OraclesTest::cutToBytes))
        .flatMap(wrong -> wrong)
        .forEach(wrong -> answers.add(answerTo(victim, wrong)));

    assertThat(answers).hasSize(267).containsOnly(answers.getFirst());
    assertThat(answers.getFirst())
        .contains(AlertLevel.FATAL.toString(), AlertDescription.BAD_RECORD_MAC.toString());
  }

  static List<CipherSuite> rsaSuites() {
    return List.of(
        CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);
  }

  // RFC 5246 section 7.4.7.1: "In any case, a TLS server MUST NOT generate an alert if processing
  // an RSA-encrypted premaster secret message fails, or the version number is not as expected."
  // (Bleichenbacher, 1998; Klima, Pokorny and Rosa, 2003; Böck, Somorovsky and Young, 2018)
  @ParameterizedTest
  @MethodSource("rsaSuites")
  void allPremasterSecretsThatAreWrongGetOneAnswer(CipherSuite suite) {
    Map<String, String> answers = new LinkedHashMap<>();
    encodings().forEach((what, encoded) -> answers.put(what, answerTo(suite, encrypted(encoded))));
    answers.put("no bytes", answerTo(suite, new byte[0]));
    answers.put("too few bytes", answerTo(suite, new byte[MODULUS - 1]));
    answers.put("too many bytes", answerTo(suite, new byte[MODULUS + 1]));
    answers.put("a number above the modulus", answerTo(suite, filled(0, 0xff)));

    String expected = answers.get("all right, but not the client's");
    assertThat(answers.values()).containsOnly(expected);
    assertThat(expected)
        .contains(AlertLevel.FATAL.toString(), AlertDescription.BAD_RECORD_MAC.toString());
  }

  /** The encoded messages of RFC 8017 section 7.2.1, and what is not quite one. */
  private static Map<String, byte[]> encodings() {
    Map<String, byte[]> encodings = new LinkedHashMap<>();
    encodings.put("all right, but not the client's", encoded(48));
    encodings.put("no 00 in front", changed(0, 1));
    encodings.put("block type 1", changed(1, 1));
    encodings.put("block type 0", changed(1, 0));
    encodings.put("a zero byte within the first eight of the padding", changed(5, 0));
    encodings.put("a zero byte later in the padding", changed(100, 0));
    encodings.put("a zero byte just before the separator", changed(MODULUS - 50, 0));
    encodings.put("no zero byte before the secret", changed(MODULUS - 49, 7));
    encodings.put("no zero byte at all", filled(2, 1));
    encodings.put("an empty secret", encoded(0));
    encodings.put("one byte less", encoded(47));
    encodings.put("one byte more", encoded(49));
    encodings.put("as long as can be", encoded(MODULUS - 11));
    encodings.put("TLS 1.1 as its version", changed(MODULUS - 47, 2));
    encodings.put("SSL 3.0 as its version", changed(MODULUS - 47, 0));
    encodings.put("no such version", changed(MODULUS - 48, 0xff));
    encodings.put("the number 0", new byte[MODULUS]);
    encodings.put("the number 1", ending(1));
    return encodings;
  }

  private static byte[] encoded(int length) {
    byte[] encoded = filled(2, 0x55);
    encoded[MODULUS - length - 1] = 0;
    if (length >= 2) {
      encoded[MODULUS - length] = 3;
      encoded[MODULUS - length + 1] = 3;
    }
    return encoded;
  }

  private static byte[] changed(int at, int value) {
    byte[] encoded = encoded(48);
    encoded[at] = (byte) value;
    return encoded;
  }

  /** 00 02 and the rest alike; or, from 0 on, all alike. */
  private static byte[] filled(int from, int value) {
    byte[] encoded = new byte[MODULUS];
    encoded[1] = 2;
    Arrays.fill(encoded, from, MODULUS, (byte) value);
    return encoded;
  }

  private static byte[] ending(int last) {
    byte[] encoded = new byte[MODULUS];
    encoded[MODULUS - 1] = (byte) last;
    return encoded;
  }

  private static byte[] encrypted(byte[] encoded) {
    RSAPublicKey key = (RSAPublicKey) ScriptedClient.RSA.certificate().getPublicKey();
    byte[] number =
        new BigInteger(1, encoded).modPow(key.getPublicExponent(), key.getModulus()).toByteArray();
    byte[] padded = new byte[MODULUS];
    int length = Math.min(number.length, MODULUS);
    System.arraycopy(number, number.length - length, padded, MODULUS - length, length);
    return padded;
  }

  private static String answerTo(CipherSuite suite, byte[] encryptedPremaster) {
    ScriptedClient client =
        ScriptedClient.tls12(suite)
            .changing(
                ClientKeyExchangeRsa.class,
                _ -> new ClientKeyExchangeRsa(new Opaque(encryptedPremaster)))
            .run();
    return answer(client.engine());
  }

  /** All that the peer can see, in order, and after which of his records. */
  private static String answer(TlsEngine engine) {
    List<String> seen = new ArrayList<>();
    for (Event event : engine.transcript().events()) {
      switch (event) {
        case Event.Message message ->
            seen.add(message.sender() + " " + message.message().getClass().getSimpleName());
        case Event.AlertMessage alert -> seen.add(alert.sender() + " " + alert.alert());
        case Event.Broken broken ->
            seen.add(broken.violation().rule() + " " + broken.violation().path());
        default -> seen.add(event.getClass().getSimpleName());
      }
    }
    seen.add(engine.transcript().records().size() + " records");
    seen.add(engine.hasEnded() ? "ended" : "goes on");
    return String.join("\n", seen);
  }

  private static String answerTo(Victim victim, UnaryOperator<byte[]> wrong) {
    Duet duet = connected();
    TlsEngine attacked = victim == Victim.SERVER ? duet.server() : duet.client();
    TlsEngine sender = victim == Victim.SERVER ? duet.client() : duet.server();
    byte[] data = new byte[3 * BLOCK];
    new Random(3).nextBytes(data);
    sender.send(data);
    byte[] record = wrong.apply(sender.takeOutput());
    record[3] = (byte) (record.length - 5 >>> 8);
    record[4] = (byte) (record.length - 5);
    attacked.received(record);
    return answer(attacked);
  }

  private static Duet connected() {
    Offer offer =
        Offer.likeABrowser()
            .versions(List.of(ProtocolVersion.TLS_1_2))
            .cipherSuites(List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA))
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP256R1))
            .build();
    List<Extension> extensions = new ArrayList<>(offer.extensions());
    extensions.removeIf(extension -> extension.type().equals(ExtensionType.ENCRYPT_THEN_MAC));
    Offer macThenEncrypt = new Offer(offer.cipherSuites(), extensions, offer.keyShares(), false);
    Duet duet = Duet.of(macThenEncrypt, ScriptedClient.PREFERENCES, ScriptedClient.ECDSA).play();
    assertThat(duet.server().isConnected()).isTrue();
    assertThat(duet.server().transcript().negotiated().orElseThrow().encryptThenMac()).isFalse();
    return duet;
  }

  /** Which byte of a record. */
  @FunctionalInterface
  private interface Place {
    int in(byte[] record);
  }

  private static UnaryOperator<byte[]> flip(Place place, int mask) {
    return record -> {
      record[place.in(record)] ^= (byte) mask;
      return record;
    };
  }

  private static Stream<UnaryOperator<byte[]>> flipping(Place place, int mask) {
    return Stream.of(flip(place, mask));
  }

  private static UnaryOperator<byte[]> cutToBlocks(int blocks) {
    return cutToBytes(blocks * BLOCK);
  }

  private static UnaryOperator<byte[]> cutToBytes(int bytes) {
    return record -> Arrays.copyOf(record, 5 + bytes);
  }
}
