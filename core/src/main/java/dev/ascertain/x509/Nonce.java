package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.Arrays;

/**
 * Binds an OCSP response to its request (RFC 6960 section 4.4.1; RFC 9654 section 2.1).
 *
 * <pre>
 * Nonce ::= OCTET STRING (SIZE (1..128))
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param value the nonce, 1 to 128 bytes
 */
public record Nonce(boolean critical, byte[] value) implements CertificateExtension {

  /** The most bytes a nonce may have. */
  static final int MAX_BYTES = 128;

  static Nonce decode(boolean critical, DerReader in) throws ViolationException {
    int start = in.position();
    byte[] value = in.octetString("Nonce");
    // RFC 9654 section 2.1: "Nonce ::= OCTET STRING(SIZE(1..128))".
    if (value.length == 0 || value.length > MAX_BYTES) {
      throw in.notCertificate(
          "Nonce",
          in.rangeSince(start),
          "1 to " + MAX_BYTES + " bytes",
          DerCursor.count(value.length));
    }
    return new Nonce(critical, value);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.OCSP_NONCE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nonce that
        && critical == that.critical
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }
}
