package dev.ascertain.verify;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A root that is parsed when it is asked for, and then once for all stores that hold it.
 *
 * <p>Safe for use by several threads.
 */
final class TrustRoot {
  private final byte[] subject;
  private final byte[] der;
  private @Nullable Certificate certificate;

  /**
   * A root that has not been parsed.
   *
   * @param subject its subject, DER
   * @param der the certificate
   */
  TrustRoot(byte[] subject, byte[] der) {
    this.subject = subject;
    this.der = der;
  }

  /** A root that has been parsed. */
  TrustRoot(Certificate certificate) {
    this(certificate.subject().der(), certificate.der());
    this.certificate = certificate;
  }

  /** Whether its subject has these very bytes. */
  boolean isNamed(byte[] name) {
    return Arrays.equals(subject, name);
  }

  /** The certificate, DER: not a copy. */
  byte[] der() {
    return der;
  }

  /** The certificate; empty if it cannot be read. */
  synchronized Optional<Certificate> certificate() {
    if (certificate == null) {
      try {
        certificate = Certificate.decode(der);
      } catch (ViolationException e) {
        return Optional.empty();
      }
    }
    return Optional.of(certificate);
  }
}
