package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * On which revocation list an OCSP responder found a certificate (RFC 6960 section 4.4.2).
 *
 * <pre>
 * CrlID ::= SEQUENCE {
 *   crlUrl   [0]  EXPLICIT IA5String OPTIONAL,
 *   crlNum   [1]  EXPLICIT INTEGER OPTIONAL,
 *   crlTime  [2]  EXPLICIT GeneralizedTime OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param crlUrl where the list is; not safe to print as it is
 * @param crlNum its number, see {@link CrlNumber}
 * @param crlTime when it was made
 */
public record CrlId(
    boolean critical,
    Optional<String> crlUrl,
    Optional<BigInteger> crlNum,
    Optional<Instant> crlTime)
    implements CertificateExtension {

  static CrlId decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("CrlID");
    Optional<String> url = Optional.empty();
    if (in.at(DerTag.constructed(0))) {
      DerReader explicit = in.context("crlUrl", 0);
      url = Optional.of(explicit.ascii("IA5String", DerTag.IA5_STRING));
      explicit.end();
    }
    Optional<BigInteger> number = Optional.empty();
    if (in.at(DerTag.constructed(1))) {
      DerReader explicit = in.context("crlNum", 1);
      number = Optional.of(explicit.integer("INTEGER"));
      explicit.end();
    }
    Optional<Instant> time = Optional.empty();
    if (in.at(DerTag.constructed(2))) {
      DerReader explicit = in.context("crlTime", 2);
      time = Optional.of(explicit.generalizedTime("GeneralizedTime"));
      explicit.end();
    }
    in.end();
    return new CrlId(critical, url, number, time);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.OCSP_CRL;
  }
}
