package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.time.Instant;

/**
 * When the key was compromised, as far as is known: earlier than the revocation (RFC 5280 section
 * 5.3.2).
 *
 * <pre>
 * InvalidityDate ::= GeneralizedTime
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param date when the certificate became invalid
 */
public record InvalidityDate(boolean critical, Instant date) implements CertificateExtension {

  static InvalidityDate decode(boolean critical, DerReader value) throws ViolationException {
    return new InvalidityDate(critical, value.generalizedTime("InvalidityDate"));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.INVALIDITY_DATE;
  }
}
