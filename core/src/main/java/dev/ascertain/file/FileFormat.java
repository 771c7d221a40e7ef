package dev.ascertain.file;

/** How a file holds certificates. */
public enum FileFormat {
  /** Text with blocks of Base64 (RFC 7468). */
  PEM("PEM"),
  /** Certificates or revocation lists as bytes, one after the other. */
  DER("DER"),
  /** {@code .p7b}, {@code .p7c}: certificates as bytes in SignedData (RFC 5652 section 5.1). */
  PKCS7("PKCS #7"),
  /** {@code .p12}, {@code .pfx} (RFC 7292). */
  PKCS12("PKCS #12"),
  /** Java's older keystore. */
  JKS("JKS"),
  /** Java's older keystore, as its extension for cryptography made it. */
  JCEKS("JCEKS");

  private final String text;

  FileFormat(String text) {
    this.text = text;
  }

  /** What to call it in a sentence. */
  @Override
  public String toString() {
    return text;
  }
}
