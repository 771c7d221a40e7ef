package dev.ascertain.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Samples.Known;
import dev.ascertain.wire.handshake.Samples.Sample;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every handshake message. */
class HandshakeMessageTest {

  static List<Known> known() {
    return Samples.known();
  }

  static List<Sample> all() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("known")
  void decodesToItsFieldsAndEncodesToItsBytes(Known known) throws ViolationException {
    Sample sample = known.sample();

    assertThat(HandshakeMessage.decode(sample.bytes(), sample.dialect()))
        .isEqualTo(known.message())
        .hasSameHashCodeAs(known.message());
    assertThat(known.message().encode()).isEqualTo(sample.bytes());
  }

  @ParameterizedTest
  @MethodSource("all")
  void encodesToTheBytesItWasDecodedFrom(Sample sample) throws ViolationException {
    HandshakeMessage message = HandshakeMessage.decode(sample.bytes(), sample.dialect());

    assertThat(message.encode()).isEqualTo(sample.bytes());
    assertThat(message.type().value()).isEqualTo(sample.bytes()[0] & 0xff);
  }

  @ParameterizedTest
  @MethodSource("all")
  void tracesToTheSameMessage(Sample sample) throws ViolationException {
    Decoding<HandshakeMessage> decoding = HandshakeMessage.trace(sample.bytes(), sample.dialect());

    assertThat(decoding.violation()).isEmpty();
    assertThat(decoding.message())
        .contains(HandshakeMessage.decode(sample.bytes(), sample.dialect()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void namesEveryByteExactlyOnce(Sample sample) {
    Field root = HandshakeMessage.trace(sample.bytes(), sample.dialect()).field();

    int next = 0;
    for (Field leaf : root.walk().filter(field -> field.children().isEmpty()).toList()) {
      assertThat(leaf.range().start()).as("start of %s", leaf.name()).isEqualTo(next);
      next = leaf.range().end();
    }
    assertThat(next).isEqualTo(sample.bytes().length);
  }

  @ParameterizedTest
  @MethodSource("all")
  void fieldsLieInsideTheirParents(Sample sample) {
    Field root = HandshakeMessage.trace(sample.bytes(), sample.dialect()).field();

    assertThat(root.walk())
        .allSatisfy(field ->
            assertThat(field.children())
                .allMatch(child -> child.range().start() >= field.range().start())
                .allMatch(child -> child.range().end() <= field.range().end()));
  }

  @Test
  void everyMessageHasASample() {
    List<Class<?>> covered =
        Samples.known().stream().<Class<?>>map(known -> known.message().getClass()).toList();

    assertThat(messages()).isNotEmpty().allMatch(covered::contains);
  }

  @Test
  void theTracesOfRfc8448AreComplete() {
    assertThat(Samples.rfc8448()).hasSize(40);
  }

  @ParameterizedTest
  @CsvSource({
    "00, HelloRequest",
    "01, ClientHello",
    "02, ServerHello",
    "04, NewSessionTicket",
    "05, EndOfEarlyData",
    "08, EncryptedExtensions",
    "0b, Certificate",
    "0c, ServerKeyExchange",
    "0d, CertificateRequest",
    "0e, ServerHelloDone",
    "0f, CertificateVerify",
    "10, ClientKeyExchange",
    "11, ClientCertificateRequest",
    "14, Finished",
    "15, CertificateURL",
    "16, CertificateStatus",
    "17, SupplementalData",
    "18, KeyUpdate",
    "19, CompressedCertificate",
    "43, NextProtocol",
    "fe, message_hash",
    "03, Handshake",
    "ff, Handshake",
  })
  void itsPathsBeginWithItsName(String type, String name) {
    byte[] header = HexFormat.of().parseHex(type + "000000");

    assertThat(HandshakeMessage.trace(header, Dialect.INITIAL).field().name()).isEqualTo(name);
  }

  private static Stream<Class<?>> messages() {
    return Stream.of(HandshakeMessage.class.getPermittedSubclasses());
  }
}
