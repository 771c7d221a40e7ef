package dev.ascertain.file;

import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.PasswordDecryption;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.DerOutline;
import dev.ascertain.x509.EncryptedPrivateKey;
import dev.ascertain.x509.Pem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.Optional;

/** The private key in a file: PEM, DER, PKCS #12 or a Java keystore. */
public final class PrivateKeyFile {
  /** How OpenSSL marked keys that it encrypted before PKCS #8 (RFC 1421 section 4.6.1.1). */
  private static final String OLD_ENCRYPTION = "Proc-Type: 4,ENCRYPTED";

  private PrivateKeyFile() {}

  /**
   * The first private key.
   *
   * @param name what to call the file in a sentence, usually its path
   * @param content its content
   * @param password the password if it is encrypted
   * @return the key in DER, not encrypted, as {@code Crypto.privateKey} takes it
   * @throws UnreadableFileException if there is none, or it is encrypted with another password
   */
  public static byte[] read(String name, byte[] content, Optional<char[]> password)
      throws UnreadableFileException {
    // What is no file of certificates at all is said there, in the same words.
    return switch (format(name, content, password)) {
      case PEM -> inPem(name, content, password);
      case DER, PKCS7 -> inDer(name, content, password);
      case PKCS12 -> inKeyStore(name, FileFormat.PKCS12, content, password);
      case JKS -> inKeyStore(name, FileFormat.JKS, content, password);
      case JCEKS -> inKeyStore(name, FileFormat.JCEKS, content, password);
    };
  }

  private static FileFormat format(String name, byte[] content, Optional<char[]> password)
      throws UnreadableFileException {
    // A key alone in DER is of no format that holds certificates.
    return isKeyInDer(content)
        ? FileFormat.DER
        : CertificateFile.read(name, content, password).format();
  }

  private static boolean isKeyInDer(byte[] content) {
    Optional<DerOutline> outline = DerOutline.of(content, 0);
    return outline.isPresent()
        && outline.get().kind() != DerOutline.Kind.PFX
        && !PemFile.isText(Pem.text(content));
  }

  private static byte[] inPem(String name, byte[] content, Optional<char[]> password)
      throws UnreadableFileException {
    String text = Pem.text(content);
    for (Pem.Block block : PemFile.blocks(name, text)) {
      if (!block.isPrivateKey()) {
        continue;
      }
      if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
        return decrypted(name, block.content(), password);
      }
      if (text.contains(OLD_ENCRYPTION)) {
        throw new UnreadableFileException(
            name
                + " holds a private key that is encrypted in an old form, which is not read;"
                + " openssl pkcs8 -topk8 -in "
                + name
                + " writes it in the current one.");
      }
      return block.content();
    }
    throw new UnreadableFileException(name + " holds no private key.");
  }

  private static byte[] inDer(String name, byte[] content, Optional<char[]> password)
      throws UnreadableFileException {
    try {
      EncryptedPrivateKey.decode(content);
    } catch (ViolationException e) {
      return content; // not encrypted; whether it is a key, crypto says
    }
    return decrypted(name, content, password);
  }

  private static byte[] decrypted(String name, byte[] der, Optional<char[]> password)
      throws UnreadableFileException {
    if (password.isEmpty()) {
      throw UnreadableFileException.withoutPassword(
          name + " holds a private key that is encrypted, and no password was given.");
    }
    try {
      EncryptedPrivateKey key = EncryptedPrivateKey.decode(der);
      return PasswordDecryption.decrypt(
          key.algorithm().algorithm().dotted(),
          key.algorithm().parameters(),
          key.encryptedData(),
          password.get());
    } catch (ViolationException | CryptoException e) {
      throw new UnreadableFileException(
          name + " holds a private key that this password does not decrypt.");
    }
  }

  private static byte[] inKeyStore(
      String name, FileFormat format, byte[] content, Optional<char[]> password)
      throws UnreadableFileException {
    char[] secret = password.orElseGet(() -> new char[0]);
    try {
      KeyStore store = KeyStoreFile.load(format, content, secret);
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.isKeyEntry(alias) ? store.getKey(alias, secret) : null;
        if (key instanceof java.security.PrivateKey) {
          return key.getEncoded();
        }
      }
    } catch (UnrecoverableKeyException e) {
      throw new UnreadableFileException(
          name + " is a " + format + " file whose private key has another password than the file.");
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw KeyStoreFile.unreadable(name, format, e);
    }
    throw new UnreadableFileException(name + " is a " + format + " file without a private key.");
  }
}
