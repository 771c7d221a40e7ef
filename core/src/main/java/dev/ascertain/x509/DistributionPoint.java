package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a revocation list is, and for what (RFC 5280 section 4.2.1.13).
 *
 * <pre>
 * DistributionPoint ::= SEQUENCE {
 *   distributionPoint  [0]  DistributionPointName OPTIONAL,
 *   reasons            [1]  ReasonFlags OPTIONAL,
 *   cRLIssuer          [2]  GeneralNames OPTIONAL }
 * </pre>
 *
 * <p>The RFC wants a name or an issuer in each; one that has neither is read as what it is.
 *
 * @param name the list's name
 * @param reasons the reasons the list covers; empty for all
 * @param crlIssuer who signs the list; empty if it is the certificate's issuer
 */
public record DistributionPoint(
    Optional<DistributionPointName> name,
    Optional<ReasonFlags> reasons,
    List<GeneralName> crlIssuer) {

  /** Copies the names. */
  public DistributionPoint {
    crlIssuer = List.copyOf(crlIssuer);
  }

  /** The URIs of the list; not safe to print as they are. */
  public List<String> uris() {
    List<String> uris = new ArrayList<>();
    if (name.isPresent()
        && name.get() instanceof DistributionPointName.FullName(List<GeneralName> names)) {
      for (GeneralName each : names) {
        if (each instanceof GeneralName.Uri(String uri)) {
          uris.add(uri);
        }
      }
    }
    return List.copyOf(uris);
  }

  /** Reads {@code CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint}. */
  static List<DistributionPoint> decodeAll(DerReader outer) throws ViolationException {
    DerReader in = outer.sequence("CRLDistributionPoints");
    List<DistributionPoint> points = new ArrayList<>();
    do {
      points.add(decode(in.sequence("")));
    } while (in.hasMore());
    return List.copyOf(points);
  }

  private static DistributionPoint decode(DerReader in) throws ViolationException {
    Optional<DistributionPointName> name =
        in.at(DerTag.constructed(0))
            ? Optional.of(DistributionPointName.decode(in))
            : Optional.empty();
    Optional<ReasonFlags> reasons =
        in.at(DerTag.context(1))
            ? Optional.of(new ReasonFlags(in.namedBits("reasons", DerTag.context(1))))
            : Optional.empty();
    List<GeneralName> issuer =
        in.at(DerTag.constructed(2))
            ? GeneralName.decodeAll(in.context("cRLIssuer", 2))
            : List.of();
    in.end();
    return new DistributionPoint(name, reasons, issuer);
  }
}
