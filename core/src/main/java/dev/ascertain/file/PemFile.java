package dev.ascertain.file;

import dev.ascertain.file.Entry.CertificateEntry;
import dev.ascertain.file.Entry.CrlEntry;
import dev.ascertain.file.Entry.PrivateKeyEntry;
import dev.ascertain.x509.DerOutline;
import dev.ascertain.x509.Pem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Text files, and whatever is of no known format. */
final class PemFile {
  /** Control-Z, with which text ended in MS-DOS. */
  private static final int END_OF_FILE = 0x1a;

  private PemFile() {}

  /** Reads the blocks of a text. */
  static CertificateFile read(String name, byte[] content) throws UnreadableFileException {
    String text = Pem.text(content);
    List<Pem.Block> blocks = blocks(name, text);
    if (blocks.isEmpty()) {
      throw new UnreadableFileException(withoutBlocks(name, text));
    }
    List<Entry> entries = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Pem.Block block : blocks) {
      add(name, block, entries, others);
    }
    return new CertificateFile(name, FileFormat.PEM, entries, others);
  }

  /** The blocks of a text, if any. */
  static List<Pem.Block> blocks(String name, String text) throws UnreadableFileException {
    try {
      return Pem.read(text);
    } catch (Pem.MalformedPemException e) {
      throw new UnreadableFileException(name + ": " + e.getMessage());
    }
  }

  /** Whether it can be text: it has no control characters but those that shape lines. DER has. */
  static boolean isText(String text) {
    return text.chars()
        .allMatch(c -> c >= ' ' && c != 0x7f || c >= '\t' && c <= '\r' || c == END_OF_FILE);
  }

  private static void add(String name, Pem.Block block, List<Entry> entries, List<String> others)
      throws UnreadableFileException {
    String where = "on line " + block.line();
    switch (block.label()) {
      case "CERTIFICATE", "X509 CERTIFICATE" ->
          entries.add(new CertificateEntry(block.content(), where, Optional.empty()));
      case "TRUSTED CERTIFICATE" ->
          entries.add(new CertificateEntry(withoutTrust(block.content()), where, Optional.empty()));
      case "X509 CRL" -> entries.add(new CrlEntry(block.content(), where));
      case "PKCS7", "CMS", "PKCS #7 SIGNED DATA" ->
          DerFile.addSignedData(name, block.content(), where, entries);
      case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> others.add("a certificate request");
      case "PUBLIC KEY", "RSA PUBLIC KEY" -> others.add("a public key");
      case "DH PARAMETERS", "X9.42 DH PARAMETERS" -> others.add("Diffie-Hellman parameters");
      case "EC PARAMETERS" -> others.add("the name of a curve");
      default -> {
        if (block.isPrivateKey()) {
          entries.add(new PrivateKeyEntry(where));
        } else {
          others.add("something unknown in PEM");
        }
      }
    }
  }

  /** OpenSSL's form with its own notes on trust after the certificate: these are left out. */
  private static byte[] withoutTrust(byte[] content) {
    Optional<DerOutline> outline = DerOutline.of(content, 0);
    return outline.isPresent() && outline.get().definite() && outline.get().end() < content.length
        ? Arrays.copyOf(content, (int) outline.get().end())
        : content;
  }

  private static String withoutBlocks(String name, String text) {
    if (!isText(text)) {
      return name + " is neither PEM, nor DER, nor a keystore.";
    }
    String start = text.strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      return name + " is a page in HTML, not a certificate.";
    }
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains("BEGIN ") && lines[i].contains("--")) {
        return name
            + " holds no certificate: line "
            + (i + 1)
            + " is not \"-----BEGIN CERTIFICATE-----\", though it looks as if it should be.";
      }
    }
    return name + " is text that holds no certificate: no line is \"-----BEGIN CERTIFICATE-----\".";
  }
}
