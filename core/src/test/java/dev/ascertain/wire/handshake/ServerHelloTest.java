package dev.ascertain.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ServerHello, and the HelloRetryRequest that looks like one. */
class ServerHelloTest {
  private static final String ZEROS = "00".repeat(24);

  // RFC 9846 section 4.2.3
  @ParameterizedTest
  @CsvSource({
    "444f574e47524401, true",
    "444f574e47524400, true",
    "444f574e47524402, false",
    "454f574e47524401, false",
    "0000000000000000, false",
  })
  void hasADowngradeSentinelInTheLastEightBytesOfItsRandom(String tail, boolean sentinel) {
    assertThat(hello(ZEROS + tail, Extensions.ABSENT).hasDowngradeSentinel()).isEqualTo(sentinel);
  }

  @Test
  void hasNoDowngradeSentinelElsewhereInItsRandom() {
    assertThat(hello("444f574e47524401" + ZEROS, Extensions.ABSENT).hasDowngradeSentinel())
        .isFalse();
  }

  @Test
  void selectsAVersionBySupportedVersions() {
    Extensions extensions = Extensions.of(new SelectedVersion(ProtocolVersion.TLS_1_3));

    assertThat(hello("00".repeat(32), extensions).selectedVersion())
        .contains(ProtocolVersion.TLS_1_3);
    assertThat(hello("00".repeat(32), Extensions.ABSENT).selectedVersion()).isEmpty();
  }

  // RFC 9846 section 4.2.3: "For reasons of backward compatibility with middleboxes, the
  // HelloRetryRequest message uses the same structure as the ServerHello, but with Random set to
  // the special value of the SHA-256 of "HelloRetryRequest""
  @Test
  void isAHelloRetryRequestIfItsRandomIsTheHashOfThatName() throws NoSuchAlgorithmException {
    // [4.2.3-11]
    byte[] name = "HelloRetryRequest".getBytes(StandardCharsets.US_ASCII);

    assertThat(HelloRetryRequest.RANDOM.bytes())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(name));
  }

  @Test
  void isNoHelloRetryRequestIfItsRandomDiffersInOneBit() throws ViolationException {
    Extensions extensions = Extensions.of(new SelectedVersion(ProtocolVersion.TLS_1_3));
    byte[] random = HelloRetryRequest.RANDOM.bytes();
    random[31] ^= 1;
    ServerHello hello = hello(new Opaque(random).toString(), extensions);

    assertThat(HandshakeMessage.decode(hello.encode(), Dialect.INITIAL)).isEqualTo(hello);
  }

  @Test
  void namesAMalformedHelloRetryRequestSo() {
    byte[] message =
        new HelloRetryRequest(
                ProtocolVersion.TLS_1_2,
                Opaque.EMPTY,
                CipherSuite.TLS_AES_128_GCM_SHA256,
                CompressionMethod.NULL,
                Extensions.ABSENT)
            .encode();

    assertThatThrownBy(() -> HandshakeMessage.decode(message, Dialect.INITIAL))
        .hasMessage("HelloRetryRequest.extensions: 0 bytes left, expected 2 bytes, at byte 0x2a");
  }

  @Test
  void tellsNoExtensionsFromAnEmptyVectorOfThem() throws ViolationException {
    ServerHello absent = hello("00".repeat(32), Extensions.ABSENT);
    ServerHello empty = hello("00".repeat(32), Extensions.of());

    assertThat(HandshakeMessage.decode(absent.encode(), Dialect.INITIAL)).isEqualTo(absent);
    assertThat(HandshakeMessage.decode(empty.encode(), Dialect.INITIAL))
        .isEqualTo(empty)
        .isNotEqualTo(absent);
  }

  @Test
  void refusesARandomOfAnotherLength() {
    assertThatThrownBy(() -> hello("00".repeat(31), Extensions.ABSENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("random of 31 bytes");
  }

  private static ServerHello hello(String random, Extensions extensions) {
    return new ServerHello(
        ProtocolVersion.TLS_1_2,
        Opaque.ofHex(random),
        Opaque.EMPTY,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CompressionMethod.NULL,
        extensions);
  }
}
