package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.time.Instant;
import java.util.Optional;

/**
 * When the private key may be used, if not as long as the certificate (RFC 5280 appendix A.2; RFC
 * 3280 section 4.2.1.4).
 *
 * <pre>
 * PrivateKeyUsagePeriod ::= SEQUENCE {
 *   notBefore  [0]  GeneralizedTime OPTIONAL,
 *   notAfter   [1]  GeneralizedTime OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param notBefore its first second
 * @param notAfter its last second
 */
public record PrivateKeyUsagePeriod(
    boolean critical, Optional<Instant> notBefore, Optional<Instant> notAfter)
    implements CertificateExtension {

  static PrivateKeyUsagePeriod decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("PrivateKeyUsagePeriod");
    Optional<Instant> notBefore = time(in, "notBefore", DerTag.context(0));
    Optional<Instant> notAfter = time(in, "notAfter", DerTag.context(1));
    in.end();
    return new PrivateKeyUsagePeriod(critical, notBefore, notAfter);
  }

  private static Optional<Instant> time(DerReader in, String name, int tag)
      throws ViolationException {
    return in.at(tag) ? Optional.of(in.generalizedTime(name, tag)) : Optional.empty();
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.PRIVATE_KEY_USAGE_PERIOD;
  }
}
