package dev.ascertain.app;

import dev.ascertain.verify.TrustStore;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Pem;
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
    List<byte[]> found =
        content[0] == 0x30 ? der(prefix, name, content) : pem(prefix, name, content);
    if (found.isEmpty()) {
      throw new UsageException(prefix + name + " holds no certificate.");
    }
    return found;
  }

  /**
   * The certificates in a file, as a store to trust.
   *
   * @throws UsageException if it cannot be read, or holds no certificate
   */
  static TrustStore store(String prefix, String name) throws UsageException {
    try {
      return TrustStore.fromPem(name, InputFiles.read(prefix, name));
    } catch (TrustStore.UnusableTrustStoreException e) {
      throw new UsageException(prefix + e.getMessage());
    }
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

  private static List<byte[]> der(String prefix, String name, byte[] content)
      throws UsageException {
    try {
      return List.of(Certificate.decode(content).der());
    } catch (ViolationException e) {
      throw new UsageException(
          prefix + "the certificate in " + name + " cannot be read: " + e.getMessage() + ".");
    }
  }

  private static List<byte[]> pem(String prefix, String name, byte[] content)
      throws UsageException {
    List<Pem.Block> blocks;
    try {
      blocks = Pem.read(content);
    } catch (Pem.MalformedPemException e) {
      throw new UsageException(prefix + name + ": " + e.getMessage());
    }
    List<byte[]> found = new ArrayList<>();
    for (Pem.Block block : blocks) {
      if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
        found.add(block.content());
      }
    }
    if (found.isEmpty() && blocks.stream().anyMatch(Pem.Block::isPrivateKey)) {
      throw new UsageException(
          prefix + name + " holds a private key and no certificate; the certificate is needed.");
    }
    return found;
  }
}
