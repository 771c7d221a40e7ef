package dev.ascertain.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ascertain.fuzz.Corpus;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Pem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes of a file: what is in it, or one clear sentence. */
class FileFuzzTest {
  private static final String NAME = "the.file";

  static Stream<byte[]> files() {
    return HostileFileTest.files().map(HostileFileTest.Example::content);
  }

  static Stream<byte[]> keys() {
    byte[] key = Mint.ec("secp256r1").getPrivate().getEncoded();
    return Stream.of(key, Pem.encode("PRIVATE KEY", key).getBytes(StandardCharsets.US_ASCII));
  }

  static Stream<byte[]> keptCertificates() {
    return Corpus.of(FileFuzzTest.class, "certificates");
  }

  @MethodSource({"files", "keptCertificates"})
  @FuzzTest(maxDuration = "10m")
  void certificates(byte[] content) {
    readCertificates(content, Optional.empty());
    readCertificates(content, Optional.of(Stores.PASSWORD));
  }

  private static void readCertificates(byte[] content, Optional<char[]> password) {
    try {
      CertificateFile file = CertificateFile.read(NAME, content, password);
      assertThat(file.entries()).allSatisfy(entry -> assertThat(entry.where()).isNotNull());
      assertThat(file.certificates()).isNotEmpty();
    } catch (UnreadableFileException e) {
      isOneSentence(e);
    }
  }

  static Stream<byte[]> keptPrivateKey() {
    return Corpus.of(FileFuzzTest.class, "privateKey");
  }

  @MethodSource({"keys", "keptPrivateKey"})
  @FuzzTest(maxDuration = "10m")
  void privateKey(byte[] content) {
    readKey(content, Optional.empty());
    readKey(content, Optional.of(Stores.PASSWORD));
  }

  private static void readKey(byte[] content, Optional<char[]> password) {
    try {
      byte[] key = PrivateKeyFile.read(NAME, content, password);
      assertThat(key).hasSizeLessThanOrEqualTo(content.length);
    } catch (UnreadableFileException e) {
      isOneSentence(e);
    }
  }

  private static void isOneSentence(UnreadableFileException e) {
    assertThat(e.getMessage()).startsWith(NAME).endsWith(".").doesNotContain("\n");
  }
}
