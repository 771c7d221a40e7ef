package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * A private key that a password encrypts (RFC 5958 section 3).
 *
 * <pre>
 * EncryptedPrivateKeyInfo ::= SEQUENCE {
 *   encryptionAlgorithm  EncryptionAlgorithmIdentifier,
 *   encryptedData        OCTET STRING }
 * </pre>
 *
 * @param algorithm how it is encrypted
 * @param encryptedData what decrypts to a PKCS #8 structure
 */
public record EncryptedPrivateKey(AlgorithmIdentifier algorithm, byte[] encryptedData) {

  /**
   * Decodes one.
   *
   * @throws ViolationException if it is something else, or not DER
   */
  public static EncryptedPrivateKey decode(byte[] der) throws ViolationException {
    DerReader in =
        DerReader.of("EncryptedPrivateKeyInfo", der, DerCursor.MAX_LIST_BYTES, false)
            .onlySequence();
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.decode(in, "encryptionAlgorithm");
    byte[] data = in.octetString("encryptedData");
    in.end();
    return new EncryptedPrivateKey(algorithm, data);
  }
}
