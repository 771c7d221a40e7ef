package dev.ascertain.file;

import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.PasswordDecryption;
import dev.ascertain.file.Entry.CertificateEntry;
import dev.ascertain.file.Entry.CrlEntry;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Pfx;
import dev.ascertain.x509.SafeBag;
import dev.ascertain.x509.TerminalText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The certificates and revocation lists of a PKCS #12 file that belong to no key.
 *
 * <p>The JDK's keystore has those only if they bear a mark of its own, which other programs do not
 * write: a file of CA certificates made by OpenSSL would seem empty.
 */
final class Pkcs12Certificates {
  private Pkcs12Certificates() {}

  /**
   * Those that are not among {@code known}.
   *
   * @param password the password, which has been found right; empty if nothing is encrypted
   * @throws ViolationException if the file is not as RFC 7292 has it, or not DER
   * @throws CryptoException if a part is encrypted in a way we do not have
   */
  static List<Entry> others(byte[] content, char[] password, List<Entry> known)
      throws ViolationException, CryptoException {
    Set<ByteBuffer> seen = new HashSet<>();
    for (Entry entry : known) {
      if (entry instanceof CertificateEntry certificate) {
        seen.add(ByteBuffer.wrap(certificate.der()));
      }
    }
    List<Entry> found = new ArrayList<>();
    for (Pfx.Safe safe : Pfx.decode(content).safes()) {
      for (SafeBag bag : SafeBag.decodeAll(open(safe, password))) {
        if (seen.add(ByteBuffer.wrap(bag.value()))) {
          add(bag, found);
        }
      }
    }
    return found;
  }

  private static byte[] open(Pfx.Safe safe, char[] password) throws CryptoException {
    return switch (safe) {
      case Pfx.Safe.Plain plain -> plain.content();
      case Pfx.Safe.Encrypted encrypted -> decrypt(encrypted, password);
      case Pfx.Safe.Enveloped _ -> throw new CryptoException("a part is encrypted by a public key");
    };
  }

  private static byte[] decrypt(Pfx.Safe.Encrypted safe, char[] password) throws CryptoException {
    String algorithm = safe.algorithm().algorithm().dotted();
    byte[] parameters = safe.algorithm().parameters();
    try {
      return PasswordDecryption.decrypt(algorithm, parameters, safe.content(), password);
    } catch (CryptoException e) {
      // An empty password is written as nothing, or as the zeros that end it (RFC 7292 appendix
      // B.1).
      if (password.length == 0) {
        return PasswordDecryption.decrypt(algorithm, parameters, safe.content(), new char[1]);
      }
      throw e;
    }
  }

  private static void add(SafeBag bag, List<Entry> found) {
    String where =
        bag.friendlyName()
            .map(name -> "alias " + TerminalText.safe(name))
            .orElse("number " + (found.size() + 1) + " of those without a key");
    switch (bag.kind()) {
      case CERTIFICATE -> found.add(new CertificateEntry(bag.value(), where, bag.friendlyName()));
      case CERTIFICATE_LIST -> found.add(new CrlEntry(bag.value(), where));
      case PRIVATE_KEY, OTHER -> {}
    }
  }
}
