package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.wire.Field;
import dev.ascertain.wire.ViolationException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes: a value or a violation, and the same one with fields as without. */
class HostileBytesTest {

  /** A decoder with an example of what it reads. */
  record Format<T>(String name, byte[] example, Decoder<T> decoder, Tracer<T> tracer) {

    Optional<T> read(byte[] der) {
      try {
        T value = decoder.decode(der);
        assertThat(value.toString()).isNotNull();
        return Optional.of(value);
      } catch (ViolationException e) {
        assertThat(e.violation().toString()).isNotEmpty();
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @FunctionalInterface
  interface Decoder<T> {
    T decode(byte[] der) throws ViolationException;
  }

  @FunctionalInterface
  interface Tracer<T> {
    Trace<T> trace(byte[] der);
  }

  static Stream<Format<?>> formats() throws IOException {
    Mint.Minted ca = Mint.ca("Example CA").mint();
    byte[] list =
        MintPlainCrl.by(ca)
            .revoke(5)
            .revoke(6, "CN=Another CA")
            .revoke(7)
            .extension(Extension.cRLNumber, false, new CRLNumber(BigInteger.TWO))
            .der();
    return Stream.of(
        new Format<>(
            "Certificate", CertificateTest.rich().der(), Certificate::decode, Certificate::trace),
        new Format<>("CertificateList", list, HostileBytesTest::list, CertificateList::trace),
        new Format<>(
            "OCSPResponse",
            OcspResponseTest.rich().getEncoded(),
            OcspResponse::decode,
            OcspResponse::trace),
        new Format<>("SignedData", SignedDataTest.rich(), SignedData::decode, SignedData::trace));
  }

  private static CertificateList list(byte[] der) throws ViolationException {
    CertificateList list = CertificateList.decode(der);
    list.entry(list.issuer(), BigInteger.valueOf(7));
    return list;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theExampleIsFine(Format<?> format) {
    assertThat(format.read(format.example)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void truncationAtEveryByteIsAViolation(Format<?> format) {
    for (int length = 0; length < format.example.length; length++) {
      byte[] truncated = Arrays.copyOf(format.example, length);
      assertThat(format.read(truncated)).isEmpty();
      assertThat(format.tracer.trace(truncated).violations()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aByteMoreIsAViolation(Format<?> format) {
    assertThat(format.read(Arrays.copyOf(format.example, format.example.length + 1))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void lengthsThatAreOffByOneCauseNothingButViolations(Format<?> format) {
    List<Integer> lengths = new ArrayList<>();
    collectLengths(format.example, 0, format.example.length, lengths);
    assertThat(lengths).hasSizeGreaterThan(30);
    for (int at : lengths) {
      for (int change : new int[] {-1, 1}) {
        byte[] changed = format.example.clone();
        changed[at] += (byte) change;
        agree(format, changed);
      }
    }
  }

  /** The offset of the last byte of every length, down to what strings and keys hold. */
  private static void collectLengths(byte[] der, int start, int end, List<Integer> lengths) {
    int at = start;
    while (at + 1 < end) {
      int tag = der[at] & 0xff;
      int octets = der[at + 1] < 0 ? der[at + 1] & 0x7f : 0;
      if (octets > 2) {
        return;
      }
      int length = octets == 0 ? der[at + 1] : 0;
      for (int i = 0; i < octets; i++) {
        length = length << 8 | der[at + 2 + i] & 0xff;
      }
      int content = at + 2 + octets;
      if (length > end - content) {
        return;
      }
      lengths.add(content - 1);
      if ((tag & DerTag.CONSTRUCTED) != 0 || tag == DerTag.OCTET_STRING) {
        collectLengths(der, content, content + length, lengths);
      }
      at = content + length;
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void mutationsCauseNothingButViolations(Format<?> format) {
    Random random = new Random(5280);
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] der = format.example.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        der[random.nextInt(der.length)] = (byte) random.nextInt(256);
      }
      refused += agree(format, der) ? 0 : 1;
    }
    assertThat(refused).isBetween(1_000, 9_900);
  }

  /** Whether the bytes are read; with and without fields it is the same. */
  private static boolean agree(Format<?> format, byte[] der) {
    Optional<?> read = format.read(der);
    Trace<?> trace = format.tracer.trace(der);
    assertThat(trace.value().isPresent()).isEqualTo(read.isPresent());
    assertThat(trace.field().walk().map(Field::name)).doesNotContain("");
    return read.isPresent();
  }
}
