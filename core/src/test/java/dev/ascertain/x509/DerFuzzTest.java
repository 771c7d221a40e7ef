package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ascertain.fuzz.Corpus;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.HostileBytesTest.Decoder;
import dev.ascertain.x509.HostileBytesTest.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes, read as whatever: a value or a violation that lies inside of the bytes, and
 * the same one with fields as without.
 */
class DerFuzzTest {
  private static final List<Format<?>> TRACED = traced();

  private static final List<Decoder<?>> OTHERS =
      List.of(
          SubjectPublicKeyInfo::decode,
          RsaPssParameters::decode,
          EncryptedPrivateKey::decode,
          Pfx::decode,
          SctList::decode,
          bytes -> Reader.decode("SerializedSCT", bytes, SerializedSct::decode));

  private static List<Format<?>> traced() {
    try {
      return HostileBytesTest.formats().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<byte[]> structures() throws IOException {
    Mint.Minted ca = Mint.ca("CA").mint();
    return Stream.concat(
        TRACED.stream().map(Format::example), Stream.of(ca.der(), new byte[] {0x30, 0x00}));
  }

  static Stream<byte[]> texts() {
    byte[] der = {0x30, 3, 2, 1, 5};
    String pem = Pem.encode("CERTIFICATE", der);
    return Stream.of(
            "",
            pem,
            "text before\r\n" + pem.replace("\n", "\r\n") + "and after",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"
                + "MAMCAQU=\n-----END RSA PRIVATE KEY-----\n",
            "-----BEGIN A-----\n-----END B-----\n",
            "-----BEGIN A-----")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Stream<byte[]> keptDer() {
    return Corpus.of(DerFuzzTest.class, "der");
  }

  @MethodSource({"structures", "keptDer"})
  @FuzzTest(maxDuration = "10m")
  void der(byte[] der) {
    for (Format<?> format : TRACED) {
      agrees(format, der);
    }
    for (Decoder<?> decoder : OTHERS) {
      try {
        assertThat(decoder.decode(der).toString()).isNotNull();
      } catch (ViolationException e) {
        liesInside(e.violation(), der.length);
      }
    }
    for (int start = 0; start < Math.min(der.length, 8); start++) {
      DerOutline.of(der, start).ifPresent(outline -> assertThat(outline.kind()).isNotNull());
    }
  }

  private static <T> void agrees(Format<T> format, byte[] der) {
    Optional<T> read = format.read(der);
    Trace<T> trace = format.tracer().trace(der);
    assertThat(trace.value().isPresent()).isEqualTo(read.isPresent());
    liesInside(trace.field(), new ByteRange(0, der.length));
    for (Violation violation : trace.violations()) {
      liesInside(violation, der.length);
    }
    if (read.isEmpty()) {
      assertThat(trace.violations()).isNotEmpty();
    }
    if (read.isPresent() && read.get() instanceof Certificate certificate) {
      assertThat(certificate.der()).isEqualTo(der);
    }
  }

  private static void liesInside(Violation violation, int length) {
    if (violation.range().end() > length) {
      throw new AssertionError(violation + " is not inside of " + length + " bytes");
    }
    assertThat(violation.rule()).isNotNull();
    assertThat(violation.expected()).isNotEmpty();
  }

  private static void liesInside(Field field, ByteRange parent) {
    assertThat(field.name()).isNotEmpty();
    if (field.range().start() < parent.start() || field.range().end() > parent.end()) {
      throw new AssertionError(field + " is not inside of " + parent);
    }
    field.children().forEach(child -> liesInside(child, field.range()));
  }

  static Stream<byte[]> keptPem() {
    return Corpus.of(DerFuzzTest.class, "pem");
  }

  @MethodSource({"texts", "keptPem"})
  @FuzzTest(maxDuration = "10m")
  void pem(byte[] text) {
    try {
      int line = 0;
      for (Pem.Block block : Pem.read(text)) {
        assertThat(block.line()).isGreaterThan(line);
        assertThat(block.content()).hasSizeLessThan(text.length);
        line = block.line();
      }
    } catch (Pem.MalformedPemException e) {
      assertThat(e.getMessage()).endsWith(".").doesNotContain("\n");
    }
  }
}
