package dev.ascertain.wire.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Samples.Sample;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes: a message is refused with a violation, or decodes to what encodes to the same
 * bytes. No other exception, and no allocation that a length field could ask for.
 */
class MalformedMessageTest {
  private static final int HEADER = 4;
  private static final int MUTATIONS = 10_000;

  /** Far above what any sample needs, far below the 16 MiB a three-byte length can claim. */
  private static final long MAX_ALLOCATION = 4L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static List<Sample> all() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesEveryTruncation(Sample sample) {
    byte[] bytes = sample.bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThat(keptOrRefused(truncated, sample.dialect())).as("%s bytes", length).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsOrRefusesEveryTruncationWhoseHeaderFits(Sample sample) {
    byte[] bytes = sample.bytes();
    for (int length = HEADER; length < bytes.length; length++) {
      keptOrRefused(withFittingHeader(Arrays.copyOf(bytes, length)), sample.dialect());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsOrRefusesEveryLengthOffByOne(Sample sample) {
    List<Field> lengths =
        HandshakeMessage.trace(sample.bytes(), sample.dialect())
            .field()
            .walk()
            .filter(field -> field.name().equals("length"))
            .toList();

    assertThat(lengths).isNotEmpty();
    for (Field length : lengths) {
      for (int change : new int[] {-1, 1}) {
        byte[] bytes = sample.bytes();
        boolean changed = add(change, bytes, length);
        if (changed) {
          keptOrRefused(bytes, sample.dialect());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesEveryLengthBeyondTheEnd(Sample sample) {
    Field root = HandshakeMessage.trace(sample.bytes(), sample.dialect()).field();
    for (Field length : root.walk().filter(field -> field.name().equals("length")).toList()) {
      byte[] bytes = sample.bytes();
      Arrays.fill(bytes, length.range().start(), length.range().end(), (byte) 0xff);

      assertThat(keptOrRefused(bytes, sample.dialect())).as("%s", length.range()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsOrRefusesEveryMutation(Sample sample) {
    Random random = new Random(9846);
    for (int round = 0; round < MUTATIONS; round++) {
      byte[] mutated = mutate(sample.bytes(), random);
      keptOrRefused(random.nextBoolean() ? withFittingHeader(mutated) : mutated, sample.dialect());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsOrRefusesAMessageInEveryDialect(Sample sample) {
    for (KeyExchange keyExchange : KeyExchange.values()) {
      for (ProtocolVersion version : ProtocolVersion.registered()) {
        keptOrRefused(sample.bytes(), new Dialect(version, keyExchange));
      }
    }
  }

  @Test
  void refusesNothingAtAll() {
    assertThatThrownBy(() -> HandshakeMessage.decode(new byte[0], Dialect.TLS13))
        .isInstanceOf(ViolationException.class)
        .hasMessage("Handshake.msg_type: 0 bytes left, expected 1 byte, at byte 0x0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TLS_1_3 | UNKNOWN | 00 000001 00 | HelloRequest: 1 byte left over, expected the end, at byte 0x4
          TLS_1_3 | UNKNOWN | 14 000002 00 | Finished.length: 2, expected 1, the rest of the message, at byte 0x1
          TLS_1_3 | UNKNOWN | 01 000001 03 | ClientHello.legacy_version: 1 byte left, expected 2 bytes, at byte 0x4
          TLS_1_3 | UNKNOWN | 08 000004 0002 0010 | EncryptedExtensions.extensions[0].application_layer_protocol_negotiation: 0 bytes left, expected 2 bytes, at byte 0x8
          TLS_1_3 | UNKNOWN | 0b 000009 00 000005 000000 0000 | Certificate.certificate_list[0].cert_data: 0 bytes, expected 1 to 16777215, at byte 0x8
          TLS_1_3 | UNKNOWN | 0b 000010 00 00000c 000002 3000 0005 0005 0002 00 | Certificate.certificate_list[0].extensions[0].status_request: 2 bytes, expected at most 1 byte, at byte 0x11
          TLS_1_3 | UNKNOWN | 04 00000d 00000001 00000000 00 0000 0000 | NewSessionTicket.ticket: 0 bytes, expected 1 to 65535, at byte 0xd
          TLS_1_3 | UNKNOWN | 18 000000 | KeyUpdate.request_update: 0 bytes left, expected 1 byte, at byte 0x4
          TLS_1_3 | UNKNOWN | 19 000008 0001 040000 000001 | CompressedCertificate.uncompressed_length: 262144, expected at most 262140, at byte 0x6
          TLS_1_3 | UNKNOWN | 19 000008 0001 000400 000000 | CompressedCertificate.compressed_certificate_message: 0 bytes, expected 1 to 16777215, at byte 0x9
          TLS_1_2 | ECDHE | 0b 000006 000003 000000 | Certificate.certificate_list[0]: 0 bytes, expected 1 to 16777215, at byte 0x7
          TLS_1_2 | ECDHE | 0c 000001 04 | ServerKeyExchange.params.curve_params.curve_type: 0x04 (unassigned), expected explicit_prime, explicit_char2 or named_curve, at byte 0x4
          TLS_1_2 | ECDHE | 0c 000004 02 00a3 03 | ServerKeyExchange.params.curve_params.basis: 3, expected 1 (ec_trinomial) or 2 (ec_pentanomial), at byte 0x7
          TLS_1_2 | ECDHE | 0c 000006 01 01 17 01 0a 00 | ServerKeyExchange.params.curve_params.curve.b: 0 bytes, expected 1 to 255, at byte 0x9
          TLS_1_2 | ECDHE | 0c 000004 03 001d 00 | ServerKeyExchange.params.public.point: 0 bytes, expected 1 to 255, at byte 0x7
          TLS_1_2 | ECDHE | 0c 000009 03 001d 01 aa 0804 00 | ServerKeyExchange.length: 9, expected 8, the rest of the message, at byte 0x1
          TLS_1_2 | ECDHE | 0c 000008 03 001d 01 aa 0804 00 | ServerKeyExchange.signed_params.signature: 1 byte left, expected 2 bytes, at byte 0xb
          TLS_1_2 | DHE | 0c 000008 0001 17 0001 05 0000 | ServerKeyExchange.params.dh_Ys: 0 bytes, expected 1 to 65535, at byte 0xa
          TLS_1_2 | ECDHE | 10 000001 00 | ClientKeyExchange.exchange_keys.ecdh_Yc.point: 0 bytes, expected 1 to 255, at byte 0x4
          TLS_1_2 | DHE | 10 000002 0000 | ClientKeyExchange.exchange_keys.dh_Yc: 0 bytes, expected 1 to 65535, at byte 0x4
          TLS_1_2 | RSA | 10 000003 0001 | ClientKeyExchange.length: 3, expected 2, the rest of the message, at byte 0x1
          TLS_1_2 | ECDHE | 0d 000001 00 | CertificateRequest.certificate_types: 0 bytes, expected 1 to 255, at byte 0x4
          TLS_1_2 | ECDHE | 0d 000004 01 01 0000 | CertificateRequest.supported_signature_algorithms: 0 bytes, expected 2 to 65534, at byte 0x6
          TLS_1_1 | ECDHE | 0d 000006 01 01 0002 0000 | CertificateRequest.certificate_authorities[0]: 0 bytes, expected 1 to 65535, at byte 0x8
          TLS_1_2 | RSA | 15 000006 00 0003 0001 61 | CertificateURL.url_and_hash_list[0].padding: 0 bytes left, expected 1 byte, at byte 0xa
          TLS_1_2 | RSA | 15 000007 00 0004 0001 61 02 | CertificateURL.url_and_hash_list[0].padding: 2, expected 1, at byte 0xa
          TLS_1_2 | ECDHE | 16 000001 03 | CertificateStatus.status_type: 0x03 (unassigned), expected ocsp or ocsp_multi, at byte 0x4
          TLS_1_2 | ECDHE | 16 000004 01 000000 | CertificateStatus.response: 0 bytes, expected 1 to 16777215, at byte 0x5
          TLS_1_2 | ECDHE | 16 000004 02 000000 | CertificateStatus.response.ocsp_response_list: 0 bytes, expected 1 to 16777215, at byte 0x5
          TLS_1_2 | RSA | 17 000005 000002 0000 | SupplementalData.supp_data[0].data: 0 bytes left, expected 2 bytes, at byte 0x9
          TLS_1_2 | ECDHE | 43 000001 00 | NextProtocol.padding: 0 bytes left, expected 1 byte, at byte 0x5
          """)
  void isRefusedWithItsPath(
      String version, KeyExchange keyExchange, String message, String violation) {
    Dialect dialect = new Dialect(version(version), keyExchange);

    assertThatThrownBy(() -> HandshakeMessage.decode(hex(message), dialect))
        .isInstanceOf(ViolationException.class)
        .hasMessage(violation);
  }

  /** The example of a violation in full: a key share that is one byte too long. */
  @Test
  void namesTheVeryFieldDeepInsideAHello() {
    String random = "cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece7";
    byte[] message =
        hex(
            "01 000099 0303"
                + random
                + "20"
                + random
                + "0004 1301 1302 01 00 004c"
                + "0000 0011 000f 00 000c 6578616d706c652e74657374"
                + "ff01 0001 00"
                + "002b 0003 02 0304"
                + "0033 0027 0025 001d 0021"
                + random
                + "00");

    assertThatThrownBy(() -> HandshakeMessage.decode(message, Dialect.INITIAL))
        .hasMessage(
            "ClientHello.extensions[3].key_share.client_shares[0].key_exchange: 33 bytes,"
                + " expected 32, at byte 0x7a");
  }

  @Test
  void keepsTheFieldsBeforeTheViolation() {
    var decoding = HandshakeMessage.trace(hex("18 000002 01 00"), Dialect.TLS13);

    assertThat(decoding.message()).isEmpty();
    assertThat(decoding.field().children())
        .extracting(Field::name)
        .containsExactly("msg_type", "length", "request_update");
  }

  /** Whether the message was kept; if so, byte for byte. */
  private static boolean keptOrRefused(byte[] bytes, Dialect dialect) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean kept;
    try {
      HandshakeMessage message = HandshakeMessage.decode(bytes, dialect);
      assertThat(message.encode()).isEqualTo(bytes);
      kept = true;
    } catch (ViolationException e) {
      assertInside(e.violation(), bytes);
      assertThat(HandshakeMessage.trace(bytes, dialect).violation()).contains(e.violation());
      kept = false;
    }
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MAX_ALLOCATION);
    return kept;
  }

  private static void assertInside(Violation violation, byte[] bytes) {
    assertThat(violation.range().end()).isLessThanOrEqualTo(bytes.length);
    assertThat(violation.path()).isNotEmpty();
  }

  /** Replaces, flips, inserts or removes a byte, up to three times. */
  private static byte[] mutate(byte[] bytes, Random random) {
    byte[] mutated = bytes;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(mutated.length);
      switch (random.nextInt(4)) {
        case 0 -> mutated[at] = (byte) random.nextInt();
        case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutated = insert(mutated, at, (byte) random.nextInt());
        default -> mutated = mutated.length > HEADER ? remove(mutated, at) : mutated;
      }
    }
    return mutated;
  }

  private static byte[] insert(byte[] bytes, int at, byte value) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    longer[at] = value;
    return longer;
  }

  private static byte[] remove(byte[] bytes, int at) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  private static byte[] withFittingHeader(byte[] message) {
    int length = message.length - HEADER;
    message[1] = (byte) (length >>> 16);
    message[2] = (byte) (length >>> 8);
    message[3] = (byte) length;
    return message;
  }

  /** Changes a number in place; false if it would run over. */
  private static boolean add(int change, byte[] bytes, Field number) {
    long value = Long.parseLong(number.value()) + change;
    int width = number.range().length();
    if (value < 0 || value >>> 8 * width != 0) {
      return false;
    }
    for (int i = 0; i < width; i++) {
      bytes[number.range().end() - 1 - i] = (byte) (value >>> 8 * i);
    }
    return true;
  }

  private static ProtocolVersion version(String name) {
    return ProtocolVersion.byName(name.replace("TLS_1_", "TLS 1.")).orElseThrow();
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
