package dev.ascertain.file;

import dev.ascertain.crypto.CryptoException;
import dev.ascertain.file.Entry.CertificateEntry;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.DerOutline;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PKCS #12 files. The JDK proves the password and puts chains in order; {@link Pkcs12Certificates}
 * adds what it does not list.
 */
final class Pkcs12File {
  /** id-encryptedData (RFC 5652 section 8), as DER: it stands where something is encrypted. */
  private static final byte[] ENCRYPTED_DATA = {
    0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x07, 0x06
  };

  private static final char[] NO_PASSWORD = {};

  private Pkcs12File() {}

  /**
   * Reads a file.
   *
   * @param outline that of the whole content
   */
  static CertificateFile read(
      String name, byte[] content, DerOutline outline, Optional<char[]> password)
      throws UnreadableFileException {
    if (outline.end() > content.length) {
      throw new UnreadableFileException(DerFile.cutShort(name, content, outline));
    }
    CertificateFile listed;
    try {
      KeyStore store =
          password.isPresent()
              ? KeyStoreFile.load(FileFormat.PKCS12, content, password.get())
              : withoutPassword(name, content);
      listed = KeyStoreFile.entries(name, FileFormat.PKCS12, store);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw KeyStoreFile.unreadable(name, FileFormat.PKCS12, e);
    }
    return withOthers(listed, content, password.orElse(NO_PASSWORD));
  }

  /** Many files have the empty password; in some, only the keys are encrypted. */
  private static KeyStore withoutPassword(String name, byte[] content)
      throws IOException, GeneralSecurityException, UnreadableFileException {
    try {
      return KeyStoreFile.load(FileFormat.PKCS12, content, NO_PASSWORD);
    } catch (IOException e) {
      if (!KeyStoreFile.isWrongPassword(e)) {
        throw e;
      }
    }
    if (contains(content, ENCRYPTED_DATA)) {
      throw UnreadableFileException.withoutPassword(
          name + " is a PKCS #12 file that is encrypted, and no password was given.");
    }
    return KeyStoreFile.load(FileFormat.PKCS12, content, null);
  }

  private static CertificateFile withOthers(CertificateFile listed, byte[] content, char[] password)
      throws UnreadableFileException {
    List<Entry> entries = new ArrayList<>(listed.entries());
    List<String> others = new ArrayList<>(listed.others());
    try {
      entries.addAll(Pkcs12Certificates.others(content, password, entries));
    } catch (ViolationException | CryptoException e) {
      // What the JDK lists is good; without any certificate, nobody could tell whether there is
      // one.
      if (entries.stream().noneMatch(entry -> entry instanceof CertificateEntry)) {
        throw new UnreadableFileException(
            listed.name() + " is a PKCS #12 file that cannot be read: " + e.getMessage() + ".");
      }
      others.add("parts that cannot be read");
    }
    return new CertificateFile(listed.name(), listed.format(), entries, others);
  }

  private static boolean contains(byte[] content, byte[] wanted) {
    for (int i = 0; i + wanted.length <= content.length; i++) {
      if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
