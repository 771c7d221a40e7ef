package dev.ascertain.file;

import dev.ascertain.file.Entry.CertificateEntry;
import dev.ascertain.file.Entry.CrlEntry;
import dev.ascertain.file.Entry.PrivateKeyEntry;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.DerOutline;
import dev.ascertain.x509.SignedData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files that begin with a SEQUENCE. */
final class DerFile {
  private DerFile() {}

  /** Reads the elements of a file, usually one. */
  static CertificateFile read(String name, byte[] content) throws UnreadableFileException {
    List<Entry> entries = new ArrayList<>();
    List<String> others = new ArrayList<>();
    FileFormat format = FileFormat.DER;
    int at = 0;
    while (at < content.length && !isPadding(content, at)) {
      DerOutline outline = outline(name, content, at);
      int end = (int) outline.end();
      String where = at == 0 && isPadding(content, end) ? "" : "at byte " + at;
      byte[] element = Arrays.copyOfRange(content, at, end);
      if (outline.kind() == DerOutline.Kind.SIGNED_DATA) {
        format = FileFormat.PKCS7;
      }
      add(name, outline.kind(), element, where, entries, others);
      at = end;
    }
    return new CertificateFile(name, format, entries, others);
  }

  /**
   * Adds what one element holds.
   *
   * @param where where it is in the file, in words; empty if it is all of it
   */
  static void add(
      String name,
      DerOutline.Kind kind,
      byte[] element,
      String where,
      List<Entry> entries,
      List<String> others)
      throws UnreadableFileException {
    switch (kind) {
      case CERTIFICATE -> entries.add(new CertificateEntry(element, where, Optional.empty()));
      case CERTIFICATE_LIST -> entries.add(new CrlEntry(element, where));
      case SIGNED_DATA -> addSignedData(name, element, where, entries);
      case PRIVATE_KEY -> entries.add(new PrivateKeyEntry(where));
      case PFX -> others.add("a PKCS #12 keystore");
      case PUBLIC_KEY -> others.add("a public key");
      case CERTIFICATION_REQUEST -> others.add("a certificate request");
      case OCSP_RESPONSE -> others.add("an OCSP response");
      case OTHER -> others.add("something unknown in DER");
    }
  }

  /** Adds the certificates and revocation lists of a PKCS #7 file. */
  static void addSignedData(String name, byte[] element, String where, List<Entry> entries)
      throws UnreadableFileException {
    SignedData data;
    try {
      data = SignedData.decode(element);
    } catch (ViolationException e) {
      throw new UnreadableFileException(
          name
              + ": the PKCS #7"
              + (where.isEmpty() ? "" : " " + where)
              + " cannot be read: "
              + e.getMessage()
              + ".");
    }
    int count = data.certificates().size();
    for (int i = 0; i < count; i++) {
      String inside = count == 1 ? where : join(where, "certificate " + (i + 1) + " of " + count);
      entries.add(new CertificateEntry(data.certificates().get(i), inside, Optional.empty()));
    }
    for (byte[] list : data.revocationLists()) {
      entries.add(new CrlEntry(list, where));
    }
  }

  /** The parts that are not empty, with a comma between them. */
  static String join(String where, String part) {
    return where.isEmpty() ? part : where + ", " + part;
  }

  private static DerOutline outline(String name, byte[] content, int at)
      throws UnreadableFileException {
    Optional<DerOutline> found = DerOutline.of(content, at);
    if (found.isEmpty()) {
      int left = content.length - at;
      throw new UnreadableFileException(
          name
              + ": after what ends at byte "
              + at
              + " come "
              + left
              + (left == 1 ? " byte" : " bytes")
              + " that are not DER.");
    }
    DerOutline outline = found.get();
    if (!outline.definite()) {
      throw new UnreadableFileException(indefinite(name, outline));
    }
    if (outline.end() > content.length) {
      throw new UnreadableFileException(cutShort(name, content, outline));
    }
    return outline;
  }

  /** The sentence about a file that ends too early. */
  static String cutShort(String name, byte[] content, DerOutline outline) {
    return name
        + " is cut short: it ends at byte "
        + content.length
        + ", but what begins at byte "
        + outline.start()
        + " ends at byte "
        + outline.end()
        + ".";
  }

  private static String indefinite(String name, DerOutline outline) {
    String what =
        name
            + " is not DER but BER: the length at byte "
            + (outline.start() + 1)
            + " is indefinite";
    return outline.kind() == DerOutline.Kind.SIGNED_DATA
        ? what + "; \"openssl pkcs7 -inform DER -print_certs\" makes PEM of it."
        : what + ".";
  }

  /** Whether nothing but line ends, spaces and zeros is left. */
  private static boolean isPadding(byte[] content, int start) {
    for (int i = start; i < content.length; i++) {
      switch (content[i]) {
        case 0, ' ', '\t', '\n', '\r' -> {}
        default -> {
          return false;
        }
      }
    }
    return true;
  }
}
