package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The certification authorities the sender trusts: {@code certificate_authorities} (RFC 9846
 * section 4.3.4).
 *
 * <pre>{@code
 * opaque DistinguishedName<1..2^16-1>;
 *
 * struct {
 *     DistinguishedName authorities<3..2^16-1>;
 * } CertificateAuthoritiesExtension;
 * }</pre>
 *
 * @param authorities names in the Distinguished Encoding Rules of X.501
 */
public record CertificateAuthorities(List<Opaque> authorities) implements Extension {

  /** Copies the list. */
  public CertificateAuthorities {
    authorities = List.copyOf(authorities);
  }

  static CertificateAuthorities decode(Reader in) throws ViolationException {
    return new CertificateAuthorities(
        in.list16("authorities", 3, 0xffff, e -> new Opaque(e.opaque16("", 1, 0xffff))));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CERTIFICATE_AUTHORITIES;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(authorities, (element, name) -> element.opaque16(name.bytes()));
  }
}
