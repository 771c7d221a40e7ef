package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.OidFilters;
import dev.ascertain.wire.extension.OidFilters.OidFilter;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.x509.ExtKeyUsage;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.ObjectIdentifier;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a server wants to see in a client's certificate, as far as RFC 9846 section 4.3.5 has rules
 * for it: "However, the client MUST ignore and skip any unrecognized certificate extension OIDs."
 *
 * @param keyUsage the bits of keyUsage that must be set; 0 if it must only be there; empty if not
 *     even that
 * @param extKeyUsage whether extKeyUsage must be there
 * @param purposes what it must name
 */
record WantedExtensions(
    OptionalInt keyUsage, boolean extKeyUsage, List<ObjectIdentifier> purposes) {
  /**
   * Checks the filters of a request.
   *
   * @throws ViolationException if one cannot be read, for an extension that is named twice, and for
   *     the purpose that is all of them
   */
  static void check(Received received, CertificateRequest13 request) throws ViolationException {
    Set<Opaque> seen = new HashSet<>();
    for (OidFilter filter : filters(request)) {
      // RFC 9846 section 4.3.5: "Any given OID MUST NOT appear more than once in the filters list."
      if (!seen.add(filter.certificateExtensionOid())) {
        throw received.violation(
            Rule.BAD_OID_FILTERS,
            "filters",
            "each extension once",
            filter.certificateExtensionOid() + " twice");
      }
    }
    WantedExtensions wanted;
    try {
      wanted = of(request);
    } catch (ViolationException e) {
      throw received.violation(
          Rule.MALFORMED,
          "filters",
          "object identifiers, and values of the extensions",
          e.violation().toString());
    }
    // RFC 9846 section 4.3.5: "The special anyExtendedKeyUsage OID MUST NOT be used in the
    // request."
    if (wanted.purposes().contains(ObjectIdentifier.ANY_EXTENDED_KEY_USAGE)) {
      throw received.violation(
          Rule.BAD_OID_FILTERS, "filters", "purposes one by one", "anyExtendedKeyUsage");
    }
  }

  /**
   * What a request asks for.
   *
   * @throws ViolationException if a filter cannot be read
   */
  static WantedExtensions of(CertificateRequest13 request) throws ViolationException {
    OptionalInt keyUsage = OptionalInt.empty();
    boolean extKeyUsage = false;
    List<ObjectIdentifier> purposes = List.of();
    for (OidFilter filter : filters(request)) {
      byte[] values = filter.certificateExtensionValues().bytes();
      ObjectIdentifier id = ObjectIdentifier.decode(filter.certificateExtensionOid().bytes());
      if (id.equals(ObjectIdentifier.KEY_USAGE)) {
        keyUsage = OptionalInt.of(values.length == 0 ? 0 : KeyUsage.ofValue(values).bits());
      } else if (id.equals(ObjectIdentifier.EXT_KEY_USAGE)) {
        extKeyUsage = true;
        purposes = values.length == 0 ? List.of() : ExtKeyUsage.ofValue(values).purposes();
      }
    }
    return new WantedExtensions(keyUsage, extKeyUsage, purposes);
  }

  private static List<OidFilter> filters(CertificateRequest13 request) {
    return request.extensions().find(OidFilters.class).map(OidFilters::filters).orElse(List.of());
  }

  // RFC 9846 section 4.3.5: "the client certificate included in the response MUST contain all of
  // the specified extension OIDs that the client recognizes. For each extension OID recognized by
  // the client, all of the specified values MUST be present in the client certificate".
  /** Whether a certificate has all of it. */
  boolean isIn(Credential credential) {
    return hasBits(credential) && hasPurposes(credential);
  }

  private boolean hasBits(Credential credential) {
    return keyUsage.isEmpty()
        || credential
            .extension(KeyUsage.class)
            .filter(own -> (own.bits() & keyUsage.getAsInt()) == keyUsage.getAsInt())
            .isPresent();
  }

  private boolean hasPurposes(Credential credential) {
    return !extKeyUsage
        || credential
            .extension(ExtKeyUsage.class)
            .filter(own -> own.purposes().containsAll(purposes))
            .isPresent();
  }
}
