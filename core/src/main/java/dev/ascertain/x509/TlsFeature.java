package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * TLS extensions the server must be able to answer (RFC 7633 section 4). Feature 5, {@code
 * status_request}, is known as "must staple".
 *
 * <pre>
 * Features ::= SEQUENCE OF INTEGER
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param features numbers of TLS extensions
 */
public record TlsFeature(boolean critical, List<Integer> features) implements CertificateExtension {

  /** Copies the features. */
  public TlsFeature {
    features = List.copyOf(features);
  }

  static TlsFeature decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("Features");
    List<Integer> features = new ArrayList<>();
    while (in.hasMore()) {
      features.add(in.integer("", 0xffff));
    }
    return new TlsFeature(critical, features);
  }

  /** Whether the server must staple an OCSP response. */
  public boolean mustStaple() {
    return features.contains(5);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.TLS_FEATURE;
  }
}
