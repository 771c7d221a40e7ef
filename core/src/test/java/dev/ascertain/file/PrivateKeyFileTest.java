package dev.ascertain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.PrivateKey;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Private keys in every form in which programs write them; OpenSSL converts. */
class PrivateKeyFileTest {
  private static final char[] PASSWORD = Certified.PASSWORD.toCharArray();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "RSA_PSS_2048", "ECDSA_P256", "ECDSA_P384", "ED25519", "ED448"})
  void isReadFromEveryFormat(KeyKind kind) throws Exception {
    Certified certified = Mint.localhost(kind);
    String plain = certified.writeKey(folder.resolve("plain.pem")).toString();
    String encrypted = openssl("pkcs8", "-topk8", "-in", plain, "-passout", pass());
    String der = openssl("pkcs8", "-topk8", "-nocrypt", "-in", plain, "-outform", "DER");
    String encryptedDer =
        openssl("pkcs8", "-topk8", "-in", plain, "-passout", pass(), "-outform", "DER");
    String pkcs12 = certified.writePkcs12(folder.resolve("store.p12")).toString();

    assertThat(belongs(certified, plain, false)).isTrue();
    assertThat(belongs(certified, encrypted, true)).isTrue();
    assertThat(belongs(certified, der, false)).isTrue();
    assertThat(belongs(certified, encryptedDer, true)).isTrue();
    assertThat(belongs(certified, pkcs12, true)).isTrue();
  }

  @Test
  void olderFormsWithoutAWrappingAreReadToo() throws Exception {
    Certified rsa = Mint.localhost(KeyKind.RSA_2048);
    String rsaKey = rsa.writeKey(folder.resolve("rsa.pem")).toString();
    Certified ec = Mint.localhost(KeyKind.ECDSA_P384);
    String ecKey = ec.writeKey(folder.resolve("ec.pem")).toString();

    assertThat(belongs(rsa, openssl("rsa", "-traditional", "-in", rsaKey), false)).isTrue();
    assertThat(
            belongs(rsa, openssl("rsa", "-traditional", "-in", rsaKey, "-outform", "DER"), false))
        .isTrue();
    assertThat(belongs(ec, openssl("ec", "-in", ecKey), false)).isTrue();
    assertThat(belongs(ec, openssl("ec", "-in", ecKey, "-outform", "DER"), false)).isTrue();
  }

  @Test
  void theKeyOfAnotherCertificateDoesNotBelong() throws Exception {
    Certified one = Mint.localhost(KeyKind.ECDSA_P256);
    Certified sameKind = Mint.localhost(KeyKind.ECDSA_P256);
    Certified otherKind = Mint.localhost(KeyKind.ED25519);

    assertThat(belongs(one, sameKind.writeKey(folder.resolve("a.pem")).toString(), false))
        .isFalse();
    assertThat(belongs(one, otherKind.writeKey(folder.resolve("b.pem")).toString(), false))
        .isFalse();
  }

  @Test
  void anEncryptedKeyWithoutItsPasswordIsRefusedInOneSentence() throws Exception {
    String plain =
        Mint.localhost(KeyKind.ECDSA_P256).writeKey(folder.resolve("plain.pem")).toString();
    String encrypted = openssl("pkcs8", "-topk8", "-in", plain, "-passout", pass());

    assertThatThrownBy(() -> read(encrypted, Optional.empty()))
        .isInstanceOfSatisfying(
            UnreadableFileException.class, e -> assertThat(e.lacksPassword()).isTrue())
        .hasMessage(
            encrypted + " holds a private key that is encrypted, and no password was given.");
    assertThatThrownBy(() -> read(encrypted, Optional.of("another".toCharArray())))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(encrypted + " holds a private key that this password does not decrypt.");
  }

  @Test
  void theOldEncryptionOfOpensslIsNamed() throws Exception {
    String plain =
        Mint.localhost(KeyKind.RSA_2048).writeKey(folder.resolve("plain.pem")).toString();
    String old = openssl("rsa", "-traditional", "-aes128", "-in", plain, "-passout", pass());

    assertThatThrownBy(() -> read(old, Optional.of(PASSWORD)))
        .hasMessageContaining("is encrypted in an old form")
        .hasMessageContaining("openssl pkcs8 -topk8 -in " + old);
  }

  @Test
  void aFileWithoutAKeySaysSo() throws Exception {
    Certified certified = Mint.localhost(KeyKind.ECDSA_P256);
    String pem = certified.writeCertificate(folder.resolve("cert.pem")).toString();
    String text = Files.writeString(folder.resolve("notes.txt"), "buy milk\n").toString();

    assertThatThrownBy(() -> read(pem, Optional.empty()))
        .hasMessage(pem + " holds no private key.");
    assertThatThrownBy(() -> read(text, Optional.empty()))
        .isInstanceOf(UnreadableFileException.class);
  }

  private static boolean belongs(Certified certified, String file, boolean encrypted)
      throws Exception {
    Crypto crypto = Crypto.forOneHandshake();
    Optional<char[]> password = encrypted ? Optional.of(PASSWORD) : Optional.empty();
    PrivateKey key = crypto.privateKey(read(file, password));
    return crypto.areOneKeyPair(key, certified.certificate().getPublicKey().getEncoded());
  }

  private static byte[] read(String file, Optional<char[]> password)
      throws IOException, UnreadableFileException {
    return PrivateKeyFile.read(file, Files.readAllBytes(Path.of(file)), password);
  }

  private static String pass() {
    return "pass:" + Certified.PASSWORD;
  }

  /** Converts into a new file, whose name this gives. */
  private String openssl(String... words) throws IOException {
    Path out = Files.createTempFile(folder, "converted", "");
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words));
    command.addAll(List.of("-out", out.toString()));
    Program.Result result = Program.run(command.toArray(String[]::new));
    assertThat(result.exit()).as("%s", result).isZero();
    return out.toString();
  }
}
