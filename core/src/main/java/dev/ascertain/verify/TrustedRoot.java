package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import java.util.List;

/**
 * A certificate, and who trusts it as a root.
 *
 * @param certificate the certificate
 * @param trusts the stores that hold it, with how far each trusts it
 */
public record TrustedRoot(Certificate certificate, List<Trust> trusts) {

  /** Copies the list. */
  public TrustedRoot {
    trusts = List.copyOf(trusts);
  }

  /**
   * The trust of one store.
   *
   * @param store who
   * @param limits how far
   */
  public record Trust(TrustStore store, TrustLimits limits) {}
}
