package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * What a server wants to see in the client's certificate: {@code oid_filters} in CertificateRequest
 * (RFC 9846 section 4.3.5).
 *
 * <pre>{@code
 * struct {
 *     opaque certificate_extension_oid<1..2^8-1>;
 *     opaque certificate_extension_values<0..2^16-1>;
 * } OIDFilter;
 *
 * struct {
 *     OIDFilter filters<0..2^16-1>;
 * } OIDFilterExtension;
 * }</pre>
 *
 * @param filters the filters in wire order
 */
public record OidFilters(List<OidFilter> filters) implements Extension {

  /** Copies the list. */
  public OidFilters {
    filters = List.copyOf(filters);
  }

  /**
   * One wanted certificate extension.
   *
   * @param certificateExtensionOid its object identifier in DER
   * @param certificateExtensionValues the values wanted, in DER; empty if any will do
   */
  public record OidFilter(Opaque certificateExtensionOid, Opaque certificateExtensionValues) {

    private static OidFilter decode(Reader in) throws ViolationException {
      return new OidFilter(
          new Opaque(in.opaque8("certificate_extension_oid", 1, 0xff)),
          new Opaque(in.opaque16("certificate_extension_values", 0, 0xffff)));
    }

    private void encode(Writer out) {
      out.opaque8(certificateExtensionOid.bytes()).opaque16(certificateExtensionValues.bytes());
    }
  }

  static OidFilters decode(Reader in) throws ViolationException {
    return new OidFilters(in.list16("filters", 0, 0xffff, OidFilter::decode));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.OID_FILTERS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(filters, (element, filter) -> filter.encode(element));
  }
}
