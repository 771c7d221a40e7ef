package dev.ascertain.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ascertain.fuzz.Corpus;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes, in every dialect: a message that encodes to the same bytes and of which every
 * byte has one name, or a violation that lies inside of the bytes. With fields it is the same as
 * without.
 *
 * <p>The input is a message without the length in its header: the type, then the body.
 */
class MessageFuzzTest {
  private static final List<Dialect> DIALECTS = dialects();

  private static List<Dialect> dialects() {
    List<Dialect> dialects = new ArrayList<>();
    for (CertificateType type : List.of(CertificateType.X509, CertificateType.RAW_PUBLIC_KEY)) {
      dialects.add(Dialect.TLS13.with(type));
      for (KeyExchange exchange : KeyExchange.values()) {
        dialects.add(new Dialect(ProtocolVersion.TLS_1_2, exchange, type));
        dialects.add(new Dialect(ProtocolVersion.TLS_1_0, exchange, type));
      }
    }
    return List.copyOf(dialects);
  }

  static Stream<byte[]> messages() {
    return Stream.concat(
        Samples.all().stream().map(sample -> withoutLength(sample.bytes())),
        Corpus.of(MessageFuzzTest.class, "everyDialect"));
  }

  private static byte[] withoutLength(byte[] message) {
    byte[] shorter = new byte[message.length - 3];
    shorter[0] = message[0];
    System.arraycopy(message, 4, shorter, 1, message.length - 4);
    return shorter;
  }

  private static byte[] withLength(byte[] shorter) {
    int length = shorter.length - 1;
    byte[] message = new byte[length + 4];
    message[0] = shorter[0];
    message[1] = (byte) (length >>> 16);
    message[2] = (byte) (length >>> 8);
    message[3] = (byte) length;
    System.arraycopy(shorter, 1, message, 4, length);
    return message;
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "10m")
  void everyDialect(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] bytes = withLength(input);
    for (Dialect dialect : DIALECTS) {
      inDialect(bytes, dialect);
    }
  }

  /** Headers of any kind, and messages of no byte. */
  @FuzzTest(maxDuration = "10m")
  void anyBytes(byte[] bytes) {
    inDialect(bytes, Dialect.TLS13);
    inDialect(bytes, Dialect.INITIAL);
  }

  private static void inDialect(byte[] bytes, Dialect dialect) {
    Decoding<HandshakeMessage> decoding = HandshakeMessage.trace(bytes, dialect);
    liesInside(decoding.field(), new ByteRange(0, bytes.length));
    try {
      HandshakeMessage message = HandshakeMessage.decode(bytes, dialect);
      assertThat(message.encode()).isEqualTo(bytes);
      assertThat(message.type().value()).isEqualTo(bytes[0] & 0xff);
      assertThat(message.toString()).isNotEmpty();
      assertThat(decoding.message()).contains(message);
      namesEveryByteOnce(decoding.field(), bytes.length);
    } catch (ViolationException e) {
      Violation violation = e.violation();
      assertThat(decoding.violation()).isEqualTo(Optional.of(violation));
      assertThat(violation.range().end()).isLessThanOrEqualTo(bytes.length);
      assertThat(violation.path()).startsWith(decoding.field().name());
      assertThat(violation.expected()).isNotEmpty();
      assertThat(violation.actual()).isNotEmpty();
    }
  }

  private static void liesInside(Field field, ByteRange parent) {
    assertThat(field.name()).isNotEmpty();
    if (field.range().start() < parent.start() || field.range().end() > parent.end()) {
      throw new AssertionError(field + " is not inside of " + parent);
    }
    field.children().forEach(child -> liesInside(child, field.range()));
  }

  private static void namesEveryByteOnce(Field root, int length) {
    int next = 0;
    for (Field leaf : root.walk().filter(field -> field.children().isEmpty()).toList()) {
      assertThat(leaf.range().start()).as("start of %s", leaf.name()).isEqualTo(next);
      next = leaf.range().end();
    }
    assertThat(next).isEqualTo(length);
  }
}
