package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the key may be used for (RFC 5280 section 4.2.1.3).
 *
 * <pre>
 * KeyUsage ::= BIT STRING {
 *   digitalSignature (0), nonRepudiation (1), keyEncipherment (2), dataEncipherment (3),
 *   keyAgreement (4), keyCertSign (5), cRLSign (6), encipherOnly (7), decipherOnly (8) }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param bits bit 0 of the definition as the lowest bit
 */
public record KeyUsage(boolean critical, int bits) implements CertificateExtension {
  private static final List<String> NAMES =
      List.of(
          "digitalSignature",
          "nonRepudiation",
          "keyEncipherment",
          "dataEncipherment",
          "keyAgreement",
          "keyCertSign",
          "cRLSign",
          "encipherOnly",
          "decipherOnly");

  /**
   * Reads it apart from a certificate.
   *
   * @param value the inside of {@code extnValue}, DER
   * @throws ViolationException if it is not that
   */
  public static KeyUsage ofValue(byte[] value) throws ViolationException {
    DerReader in = DerReader.of("KeyUsage", value, false);
    KeyUsage read = decode(false, in);
    in.end();
    return read;
  }

  static KeyUsage decode(boolean critical, DerReader value) throws ViolationException {
    return new KeyUsage(critical, value.namedBits("KeyUsage", DerTag.BIT_STRING));
  }

  /** Whether the key may sign handshakes. */
  public boolean digitalSignature() {
    return has(0);
  }

  /** Whether the key may decrypt premaster secrets. */
  public boolean keyEncipherment() {
    return has(2);
  }

  /** Whether the key may sign certificates. */
  public boolean keyCertSign() {
    return has(5);
  }

  /** Whether the key may sign revocation lists. */
  public boolean crlSign() {
    return has(6);
  }

  /** The uses by the RFC's names. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      if (has(i)) {
        names.add(NAMES.get(i));
      }
    }
    return List.copyOf(names);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.KEY_USAGE;
  }

  private boolean has(int bit) {
    return (bits >>> bit & 1) != 0;
  }
}
