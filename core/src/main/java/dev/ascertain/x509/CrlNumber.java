package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;

/**
 * The number of a revocation list: those of one issuer and scope count up (RFC 5280 section 5.2.3).
 *
 * <pre>
 * CRLNumber ::= INTEGER (0..MAX)
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param number the number
 */
public record CrlNumber(boolean critical, BigInteger number) implements CertificateExtension {

  static CrlNumber decode(boolean critical, DerReader value) throws ViolationException {
    return new CrlNumber(critical, value.natural("CRLNumber", DerTag.INTEGER));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.CRL_NUMBER;
  }
}
