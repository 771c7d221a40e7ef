package dev.ascertain.x509;

import dev.ascertain.wire.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * An extension we know, whose value is not what its definition says.
 *
 * @param id which extension it is
 * @param critical whether a verifier that does not understand it must refuse the certificate
 * @param value the content of {@code extnValue}
 * @param violation what is wrong; its range counts from the start of the certificate
 */
public record MalformedExtension(
    ObjectIdentifier id, boolean critical, byte[] value, Violation violation)
    implements CertificateExtension {

  /** What is wrong with those extensions that are malformed, in their order. */
  static List<Violation> violations(List<CertificateExtension> extensions) {
    List<Violation> violations = new ArrayList<>();
    for (CertificateExtension extension : extensions) {
      if (extension instanceof MalformedExtension broken) {
        violations.add(broken.violation());
      }
    }
    return List.copyOf(violations);
  }
}
