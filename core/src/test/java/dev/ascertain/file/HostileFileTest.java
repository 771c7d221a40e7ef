package dev.ascertain.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Pem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes: a file with its entries, or one clear sentence. */
class HostileFileTest {
  private static final String NAME = "the.file";
  private static final int SHA1_BYTES = 20;

  /**
   * A file that can be read.
   *
   * @param needed how many of its bytes it cannot do without
   */
  record Example(String format, byte[] content, int needed) {

    Example(String format, byte[] content) {
      this(format, content, content.length);
    }

    @Override
    public String toString() {
      return format;
    }
  }

  static Stream<Example> files() {
    Mint.Minted ca = Mint.ca("CA").mint();
    byte[] pem = Pem.encode("CERTIFICATE", ca.der()).getBytes(StandardCharsets.US_ASCII);
    byte[] jks = Stores.of("JKS").certificate("a", ca).bytes();
    byte[] jceks = Stores.of("JCEKS").certificate("a", ca).bytes();
    return Stream.of(
        new Example("DER", ca.der()),
        // A missing line end hurts nobody.
        new Example("PEM", pem, pem.length - 1),
        // The hash at the end is not looked at without a password.
        new Example("JKS", jks, jks.length - SHA1_BYTES),
        new Example("JCEKS", jceks, jceks.length - SHA1_BYTES),
        new Example("PKCS #12", Stores.unencrypted(Stores.PASSWORD, ca)));
  }

  /** Whether the file is read. */
  private static boolean isRead(byte[] content) {
    try {
      CertificateFile file = CertificateFile.read(NAME, content, Optional.empty());
      assertThat(file.entries()).allSatisfy(entry -> assertThat(entry.where()).isNotNull());
      return true;
    } catch (UnreadableFileException e) {
      assertThat(e.getMessage()).startsWith(NAME).endsWith(".").doesNotContain("\n");
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void truncationAtEveryByteIsSaid(Example example) {
    assertThat(isRead(example.content)).isTrue();
    for (int length = 0; length < example.needed; length++) {
      byte[] truncated = Arrays.copyOf(example.content, length);
      assertThat(isRead(truncated)).as("%d bytes", length).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void mutationsEndInAFileOrASentence(Example example) {
    Random random = new Random(7292);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] content = example.content.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        content[random.nextInt(content.length)] = (byte) random.nextInt(256);
      }
      refused += isRead(content) ? 0 : 1;
    }
    assertThat(refused).isPositive();
  }
}
