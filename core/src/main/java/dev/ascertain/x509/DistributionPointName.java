package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * The name of a revocation list (RFC 5280 section 4.2.1.13).
 *
 * <pre>
 * DistributionPointName ::= CHOICE {
 *   fullName                 [0]  GeneralNames,
 *   nameRelativeToCRLIssuer  [1]  RelativeDistinguishedName }
 * </pre>
 */
public sealed interface DistributionPointName {

  /**
   * Names, each of which is a place where the same list can be had.
   *
   * @param names the names, usually {@link GeneralName.Uri}
   */
  record FullName(List<GeneralName> names) implements DistributionPointName {

    /** Copies the names. */
    public FullName {
      names = List.copyOf(names);
    }
  }

  /**
   * The last relative name of a directory name whose beginning is the name of the list's issuer.
   *
   * @param attributes the attributes of the relative name
   */
  record RelativeToCrlIssuer(List<AttributeTypeAndValue> attributes)
      implements DistributionPointName {

    /** Copies the attributes. */
    public RelativeToCrlIssuer {
      attributes = List.copyOf(attributes);
    }
  }

  /** Reads {@code distributionPoint [0] DistributionPointName}, tagged EXPLICIT as a CHOICE is. */
  static DistributionPointName decode(DerReader outer) throws ViolationException {
    DerReader in = outer.context("distributionPoint", 0);
    DistributionPointName name =
        in.at(DerTag.constructed(1))
            ? new RelativeToCrlIssuer(Name.decodeRelative(in.context("nameRelativeToCRLIssuer", 1)))
            : new FullName(GeneralName.decodeAll(in.context("fullName", 0)));
    in.end();
    return name;
  }
}
