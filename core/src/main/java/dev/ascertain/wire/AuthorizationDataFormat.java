package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A form of authorization data: IANA registry "TLS Authorization Data Formats" (RFC 5878 section
 * 6).
 *
 * @param value the number on the wire, 0 to 255
 */
public record AuthorizationDataFormat(int value) {
  private static final Registry<AuthorizationDataFormat> REGISTRY =
      Registry.of8(AuthorizationDataFormat::new);

  public static final AuthorizationDataFormat X509_ATTR_CERT = REGISTRY.define(0, "x509_attr_cert");
  public static final AuthorizationDataFormat SAML_ASSERTION = REGISTRY.define(1, "saml_assertion");
  public static final AuthorizationDataFormat X509_ATTR_CERT_URL =
      REGISTRY.define(2, "x509_attr_cert_url");
  public static final AuthorizationDataFormat SAML_ASSERTION_URL =
      REGISTRY.define(3, "saml_assertion_url");
  public static final AuthorizationDataFormat KEYNOTE_ASSERTION_LIST =
      REGISTRY.define(64, "keynote_assertion_list");
  public static final AuthorizationDataFormat KEYNOTE_ASSERTION_LIST_URL =
      REGISTRY.define(65, "keynote_assertion_list_url");
  public static final AuthorizationDataFormat DTCP_AUTHORIZATION =
      REGISTRY.define(66, "dtcp_authorization");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<AuthorizationDataFormat> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<AuthorizationDataFormat> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code x509_attr_cert}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
