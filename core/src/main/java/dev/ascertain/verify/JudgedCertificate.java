package dev.ascertain.verify;

import dev.ascertain.wire.Violation;
import dev.ascertain.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that took part in a verification.
 *
 * @param source where it came from
 * @param der its bytes
 * @param certificate the certificate as read; empty if its frame is broken
 * @param violations what is wrong with its bytes; may not be empty although it could be read
 */
public record JudgedCertificate(
    Source source, byte[] der, Optional<Certificate> certificate, List<Violation> violations) {

  /** Where a certificate came from. */
  public enum Source {
    /** The server sent it. */
    SENT,
    /** It was given besides, as a candidate for an intermediate. */
    EXTRA,
    /** It was fetched from where another certificate says that its issuer can be had. */
    FETCHED,
    /** It is in the trust store. */
    ANCHOR
  }

  /** Copies the violations. */
  public JudgedCertificate {
    violations = List.copyOf(violations);
  }
}
