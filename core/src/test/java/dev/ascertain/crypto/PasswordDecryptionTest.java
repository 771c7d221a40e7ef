package dev.ascertain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BouncyCastle encrypts, we decrypt. */
class PasswordDecryptionTest {
  private static final byte[] PLAIN = "certificates".getBytes(StandardCharsets.US_ASCII);

  /** A ciphertext and how it was made. */
  private record Encrypted(String algorithm, byte[] parameters, byte[] ciphertext) {

    byte[] decrypt(String password) throws CryptoException {
      return PasswordDecryption.decrypt(algorithm, parameters, ciphertext, password.toCharArray());
    }
  }

  private static Encrypted encrypted(ASN1ObjectIdentifier scheme, int iterations) throws Exception {
    OutputEncryptor encryptor =
        new JcePKCSPBEOutputEncryptorBuilder(scheme)
            .setProvider(new BouncyCastleProvider())
            .setIterationCount(iterations)
            .build("geheim".toCharArray());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = encryptor.getOutputStream(bytes)) {
      out.write(PLAIN);
    }
    return new Encrypted(
        encryptor.getAlgorithmIdentifier().getAlgorithm().getId(),
        encryptor.getAlgorithmIdentifier().getParameters().toASN1Primitive().getEncoded("DER"),
        bytes.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.16.840.1.101.3.4.1.2", // PBES2 with AES-128
        "2.16.840.1.101.3.4.1.42", // PBES2 with AES-256
        "1.2.840.113549.1.12.1.3", // triple DES
        "1.2.840.113549.1.12.1.5", // RC2 of 128 bits
        "1.2.840.113549.1.12.1.6", // RC2 of 40 bits
      })
  void thePasswordDecrypts(String scheme) throws Exception {
    Encrypted encrypted = encrypted(new ASN1ObjectIdentifier(scheme), 1000);

    assertThat(encrypted.decrypt("geheim")).isEqualTo(PLAIN);
    assertThat(decryptedOrNothing(encrypted, "falsch")).isNotEqualTo(PLAIN);
  }

  /** A wrong password may decrypt to anything, once in 256 times with padding that fits. */
  private static byte[] decryptedOrNothing(Encrypted encrypted, String password) {
    try {
      return encrypted.decrypt(password);
    } catch (CryptoException e) {
      return new byte[0];
    }
  }

  @Test
  void tooManyIterationsAreRefused() throws Exception {
    Encrypted one = encrypted(PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, 0x7fff);
    byte[] many = new PKCS12PBEParams(new byte[8], 5_000_001).getEncoded();

    assertThatThrownBy(() ->
            PasswordDecryption.decrypt(one.algorithm(), many, one.ciphertext(), new char[] {'x'}))
        .hasMessage("more than 2000000 iterations");
  }

  @Test
  void anUnknownSchemeIsRefused() {
    assertThatThrownBy(() ->
            PasswordDecryption.decrypt("1.2.3.4", new byte[] {5, 0}, new byte[8], new char[] {'x'}))
        .isInstanceOf(CryptoException.class);
  }
}
