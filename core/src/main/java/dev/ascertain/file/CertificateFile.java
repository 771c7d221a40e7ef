package dev.ascertain.file;

import dev.ascertain.file.Entry.CertificateEntry;
import dev.ascertain.file.Entry.CrlEntry;
import dev.ascertain.file.Entry.PrivateKeyEntry;
import dev.ascertain.x509.DerOutline;
import dev.ascertain.x509.Pem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds of certificates, whatever its format.
 *
 * @param name what to call the file
 * @param format its format
 * @param entries what is in it, in its order; a key in a keystore is followed by the certificates
 *     of its chain, its own first
 * @param others what else is in it, such as {@code a certificate request}
 */
public record CertificateFile(
    String name, FileFormat format, List<Entry> entries, List<String> others) {
  /** A limit of ours on the bytes of a file: the longest revocation lists in use have 20 MB. */
  public static final int MAX_BYTES = 64 << 20;

  /** A limit of ours on the entries of a file: the world has fewer CAs. */
  public static final int MAX_ENTRIES = 20_000;

  private static final int JKS_MAGIC = 0xfeedfeed;
  private static final int JCEKS_MAGIC = 0xcececece;

  /** Copies the lists. */
  public CertificateFile {
    entries = List.copyOf(entries);
    others = List.copyOf(others);
  }

  /**
   * Recognizes a file by its content, and reads it.
   *
   * @param name what to call the file in a sentence, usually its path
   * @param content its content
   * @param password the password of a keystore; not needed for the certificates of JKS and JCEKS,
   *     nor of a PKCS #12 file that is not encrypted
   * @throws UnreadableFileException if it is empty, cut short, of no format there is, too large, or
   *     encrypted with another password
   */
  public static CertificateFile read(String name, byte[] content, Optional<char[]> password)
      throws UnreadableFileException {
    if (content.length == 0) {
      throw new UnreadableFileException(name + " is empty.");
    }
    if (content.length > MAX_BYTES) {
      throw new UnreadableFileException(
          name + " has " + content.length + " bytes; at most " + MAX_BYTES + " are read.");
    }
    CertificateFile file = recognize(name, content, password);
    if (file.entries.size() > MAX_ENTRIES) {
      throw new UnreadableFileException(
          name
              + " holds "
              + file.entries.size()
              + " entries; at most "
              + MAX_ENTRIES
              + " are read.");
    }
    return file;
  }

  /**
   * The certificates.
   *
   * @return at least one, in the file's order
   * @throws UnreadableFileException if there is none; it says what there is instead
   */
  public List<CertificateEntry> certificates() throws UnreadableFileException {
    List<CertificateEntry> certificates = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof CertificateEntry certificate) {
        certificates.add(certificate);
      }
    }
    if (certificates.isEmpty()) {
      String instead = instead();
      throw new UnreadableFileException(
          name + " holds " + (instead.isEmpty() ? "" : instead + " and ") + "no certificate.");
    }
    return List.copyOf(certificates);
  }

  /** What there is in a file without certificates. */
  private String instead() {
    if (entries.stream().anyMatch(entry -> entry instanceof PrivateKeyEntry)) {
      return "a private key";
    }
    if (entries.stream().anyMatch(entry -> entry instanceof CrlEntry)) {
      return "a revocation list";
    }
    return others.isEmpty() ? "" : others.getFirst();
  }

  private static CertificateFile recognize(String name, byte[] content, Optional<char[]> password)
      throws UnreadableFileException {
    switch (magic(content)) {
      case JKS_MAGIC -> {
        return KeyStoreFile.read(name, FileFormat.JKS, content, password);
      }
      case JCEKS_MAGIC -> {
        return KeyStoreFile.read(name, FileFormat.JCEKS, content, password);
      }
      default -> {}
    }
    Optional<DerOutline> outline = DerOutline.of(content, 0);
    // The digit 0 is the tag of a SEQUENCE; but DER has bytes that no text has.
    if (outline.isEmpty() || PemFile.isText(Pem.text(content))) {
      return PemFile.read(name, content);
    }
    return outline.get().kind() == DerOutline.Kind.PFX
        ? Pkcs12File.read(name, content, outline.get(), password)
        : DerFile.read(name, content);
  }

  private static int magic(byte[] content) {
    return content.length < Integer.BYTES ? 0 : ByteBuffer.wrap(content).getInt();
  }
}
