package dev.ascertain.app;

import dev.ascertain.app.OptionSpecs.Value;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.PrivateKey;
import dev.ascertain.file.PrivateKeyFile;
import dev.ascertain.file.UnreadableFileException;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.wire.ViolationException;
import java.util.List;
import java.util.Optional;

/**
 * The meaning of {@code --cert} and {@code --key}, which say who we are; apart from {@link
 * CommandLineReader}, so that a check without them does not load it.
 */
final class IdentityReader {
  private IdentityReader() {}

  /**
   * The certificate with its chain, and its key.
   *
   * @param password for encrypted files
   * @throws UsageException if a file cannot be used, or the key is not that of the certificate
   */
  static Credential read(Words words, Optional<char[]> password) throws UsageException {
    Optional<String> certificates = words.last(Value.CERT);
    if (certificates.isEmpty()) {
      throw new UsageException("--key FILE needs the certificate too: --cert FILE.");
    }
    String certFile = certificates.orElseThrow();
    // As curl has it: a file of both needs to be named once.
    String keyFile = words.last(Value.KEY).orElse(certFile);
    List<byte[]> chain = CertificateFiles.read("--cert: ", certFile, password);
    String option = words.last(Value.KEY).isPresent() ? "--key: " : "--cert: ";
    Crypto crypto = Crypto.forOneHandshake();
    try {
      PrivateKey key = crypto.privateKey(keyBytes(option, keyFile, password));
      Credential credential = Credential.of(chain, key);
      if (!credential.hasKeyOfCertificate(crypto)) {
        throw new UsageException(
            option
                + "the private key in "
                + keyFile
                + " is not that of the first certificate in "
                + certFile
                + ".");
      }
      return credential;
    } catch (CryptoException e) {
      throw new UsageException(option + keyFile + " cannot be used: " + e.reason() + ".");
    } catch (ViolationException e) {
      throw new UsageException(
          "--cert: a certificate in " + certFile + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private static byte[] keyBytes(String option, String file, Optional<char[]> password)
      throws UsageException {
    try {
      return PrivateKeyFile.read(file, InputFiles.read(option, file), password);
    } catch (UnreadableFileException e) {
      throw CertificateFiles.unusable(option, e);
    }
  }
}
