package dev.ascertain.app;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.PrivateKey;
import dev.ascertain.file.PrivateKeyFile;
import dev.ascertain.file.UnreadableFileException;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.verify.KeyPin;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Pem;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The meaning of {@code --raw-public-key} and {@code --raw-key} (RFC 7250); apart from {@link
 * CommandLineReader}, so that a check without them does not load it.
 */
final class RawKeyReader {
  private static final String SERVERS = "--raw-public-key: ";
  private static final String OURS = "--raw-key: ";

  private RawKeyReader() {}

  /**
   * The keys of which the server must have one.
   *
   * @param given a file, a hash or a key in base64, each
   * @throws UsageException if one is none of these
   */
  static List<KeyPin> pins(List<String> given) throws UsageException {
    Crypto crypto = Crypto.forOneHandshake();
    List<KeyPin> pins = new ArrayList<>();
    for (String each : given) {
      pins.add(pin(each, crypto));
    }
    return pins;
  }

  private static KeyPin pin(String given, Crypto crypto) throws UsageException {
    if (given.startsWith("sha256/")) {
      return KeyPin.parse(given)
          .orElseThrow(
              () -> new UsageException(SERVERS + "behind sha256/ stand 44 characters of base64."));
    }
    if (InputFiles.isPresent(given)) {
      return KeyPin.of(keyInFile(given), crypto);
    }
    try {
      byte[] der = Base64.getDecoder().decode(given);
      return KeyPin.of(SubjectPublicKeyInfo.decode(der).der(), crypto);
    } catch (IllegalArgumentException | ViolationException e) {
      throw new UsageException(
          SERVERS
              + given
              + " is neither a file, nor sha256/ and a hash, nor a public key in base64.");
    }
  }

  private static byte[] keyInFile(String file) throws UsageException {
    byte[] content = InputFiles.read(SERVERS, file);
    try {
      List<Pem.Block> blocks = Pem.read(content);
      if (blocks.isEmpty()) {
        return keyInDer(content);
      }
      for (Pem.Block block : blocks) {
        if (block.label().equals("PUBLIC KEY") || block.label().equals("CERTIFICATE")) {
          return keyInDer(block.content());
        }
      }
      throw new UsageException(
          SERVERS + file + " holds neither a public key nor a certificate, but a " + label(blocks));
    } catch (Pem.MalformedPemException e) {
      throw new UsageException(SERVERS + file + " is malformed: " + e.getMessage());
    } catch (ViolationException e) {
      throw new UsageException(
          SERVERS + file + " holds neither a public key nor a certificate that can be read.");
    }
  }

  private static String label(List<Pem.Block> blocks) {
    return blocks.getFirst().label() + ".";
  }

  /** A certificate stands for its key. */
  private static byte[] keyInDer(byte[] der) throws ViolationException {
    try {
      return SubjectPublicKeyInfo.decode(der).der();
    } catch (ViolationException e) {
      return Certificate.decode(der).subjectPublicKeyInfo().der();
    }
  }

  /**
   * Our own key, to be shown without a certificate.
   *
   * @param password for an encrypted file
   * @throws UsageException if the file cannot be used
   */
  static Credential ours(String file, Optional<char[]> password) throws UsageException {
    Crypto crypto = Crypto.forOneHandshake();
    try {
      byte[] der = PrivateKeyFile.read(file, InputFiles.read(OURS, file), password);
      PrivateKey key = crypto.privateKey(der);
      Credential credential = Credential.ofRawKey(crypto.publicKey(key), key);
      if (!credential.hasKeyOfCertificate(crypto)) {
        throw new CryptoException("it is restricted to RSASSA-PSS");
      }
      return credential;
    } catch (UnreadableFileException e) {
      throw CertificateFiles.unusable(OURS, e);
    } catch (CryptoException e) {
      throw new UsageException(OURS + file + " cannot be used: " + e.reason() + ".");
    } catch (ViolationException e) {
      throw new IllegalStateException("a public key that was computed cannot be read", e);
    }
  }
}
