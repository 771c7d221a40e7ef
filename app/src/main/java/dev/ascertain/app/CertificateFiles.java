package dev.ascertain.app;

import dev.ascertain.file.CertificateFile;
import dev.ascertain.file.Entry;
import dev.ascertain.file.UnreadableFileException;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads files of certificates that the command line names. */
final class CertificateFiles {
  private CertificateFiles() {}

  /**
   * The certificates in a file, DER, in order; at least one.
   *
   * @param prefix what a complaint begins with, such as {@code --untrusted: }; may be empty
   * @param password for an encrypted key store
   * @throws UsageException if it cannot be read, or holds no certificate
   */
  static List<byte[]> read(String prefix, String name, Optional<char[]> password)
      throws UsageException {
    byte[] content = InputFiles.read(prefix, name);
    try {
      return CertificateFile.read(name, content, password).certificates().stream()
          .map(Entry.CertificateEntry::der)
          .toList();
    } catch (UnreadableFileException e) {
      throw unusable(prefix, e);
    }
  }

  /** The complaint about a file, with what would help if its password is missing. */
  static UsageException unusable(String prefix, UnreadableFileException e) {
    String hint =
        e.lacksPassword()
            ? " Put the password into a file and say --password-file FILE, or set ASCERTAIN_PASSWORD."
            : "";
    return new UsageException(prefix + e.getMessage() + hint);
  }

  /**
   * The certificates in a file, as a store to trust.
   *
   * @param password for an encrypted key store
   * @throws UsageException if it cannot be read, or one of its certificates cannot
   */
  static TrustStore store(String prefix, String name, Optional<char[]> password)
      throws UsageException {
    List<Certificate> roots = new ArrayList<>();
    for (byte[] der : read(prefix, name, password)) {
      try {
        roots.add(Certificate.decode(der));
      } catch (ViolationException e) {
        throw new UsageException(
            prefix + name + ": a certificate cannot be read: " + e.getMessage() + ".");
      }
    }
    return TrustStore.of(name, roots);
  }

  /**
   * The certificates in all files of a folder, as a store to trust: what {@code c_rehash} made, or
   * any other. Files that hold no certificates are passed over.
   *
   * @throws UsageException if it cannot be read, or no file of it holds a certificate
   */
  static TrustStore storeOfFolder(String prefix, String name) throws UsageException {
    Set<Certificate> all = new LinkedHashSet<>();
    for (String file : InputFiles.folder(prefix, name)) {
      all.addAll(rootsIn(file, InputFiles.read(prefix, file)));
    }
    if (all.isEmpty()) {
      throw new UsageException(prefix + "no file in " + name + " holds a certificate.");
    }
    return TrustStore.of(name, List.copyOf(all));
  }

  private static List<Certificate> rootsIn(String file, byte[] content) {
    try {
      return TrustStore.fromPem(file, content).roots();
    } catch (TrustStore.UnusableTrustStoreException e) {
      return List.of(); // a README, or a private key
    }
  }
}
