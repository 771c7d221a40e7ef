package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.Optional;

/**
 * What a revocation list covers (RFC 5280 section 5.2.5).
 *
 * <pre>
 * IssuingDistributionPoint ::= SEQUENCE {
 *   distributionPoint           [0]  DistributionPointName OPTIONAL,
 *   onlyContainsUserCerts       [1]  BOOLEAN DEFAULT FALSE,
 *   onlyContainsCACerts         [2]  BOOLEAN DEFAULT FALSE,
 *   onlySomeReasons             [3]  ReasonFlags OPTIONAL,
 *   indirectCRL                 [4]  BOOLEAN DEFAULT FALSE,
 *   onlyContainsAttributeCerts  [5]  BOOLEAN DEFAULT FALSE }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param distributionPoint the list's own name
 * @param onlyContainsUserCerts whether it covers no CA certificates
 * @param onlyContainsCaCerts whether it covers only CA certificates
 * @param onlySomeReasons the reasons it covers; empty for all
 * @param indirectCrl whether it covers certificates of other issuers than its own
 * @param onlyContainsAttributeCerts whether it covers only attribute certificates
 */
public record IssuingDistributionPoint(
    boolean critical,
    Optional<DistributionPointName> distributionPoint,
    boolean onlyContainsUserCerts,
    boolean onlyContainsCaCerts,
    Optional<ReasonFlags> onlySomeReasons,
    boolean indirectCrl,
    boolean onlyContainsAttributeCerts)
    implements CertificateExtension {

  static IssuingDistributionPoint decode(boolean critical, DerReader value)
      throws ViolationException {
    DerReader in = value.sequence("IssuingDistributionPoint");
    Optional<DistributionPointName> name =
        in.at(DerTag.constructed(0))
            ? Optional.of(DistributionPointName.decode(in))
            : Optional.empty();
    boolean user = in.boolDefaultFalse("onlyContainsUserCerts", DerTag.context(1));
    boolean ca = in.boolDefaultFalse("onlyContainsCACerts", DerTag.context(2));
    Optional<ReasonFlags> reasons =
        in.at(DerTag.context(3))
            ? Optional.of(new ReasonFlags(in.namedBits("onlySomeReasons", DerTag.context(3))))
            : Optional.empty();
    boolean indirect = in.boolDefaultFalse("indirectCRL", DerTag.context(4));
    boolean attribute = in.boolDefaultFalse("onlyContainsAttributeCerts", DerTag.context(5));
    in.end();
    return new IssuingDistributionPoint(critical, name, user, ca, reasons, indirect, attribute);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.ISSUING_DISTRIBUTION_POINT;
  }
}
