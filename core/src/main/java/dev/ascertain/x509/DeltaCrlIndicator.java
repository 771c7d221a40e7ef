package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;

/**
 * Says that a revocation list states only what changed since another one (RFC 5280 section 5.2.4).
 *
 * <pre>
 * BaseCRLNumber ::= CRLNumber
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param baseCrlNumber the {@link CrlNumber} of the list that this one adds to
 */
public record DeltaCrlIndicator(boolean critical, BigInteger baseCrlNumber)
    implements CertificateExtension {

  static DeltaCrlIndicator decode(boolean critical, DerReader value) throws ViolationException {
    return new DeltaCrlIndicator(critical, value.natural("BaseCRLNumber", DerTag.INTEGER));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.DELTA_CRL_INDICATOR;
  }
}
