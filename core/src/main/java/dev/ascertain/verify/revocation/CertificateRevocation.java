package dev.ascertain.verify.revocation;

import java.util.List;

/**
 * What is known about the revocation of one certificate of the path.
 *
 * @param certificate its index among the verification's certificates
 * @param status what is known
 * @param attempts the evidence that was looked at and decided nothing, even if other evidence did
 */
public record CertificateRevocation(
    int certificate, RevocationStatus status, List<Attempt> attempts) {

  /** Copies the list. */
  public CertificateRevocation {
    attempts = List.copyOf(attempts);
  }

  /** What is known without any evidence having been looked at in vain. */
  public CertificateRevocation(int certificate, RevocationStatus status) {
    this(certificate, status, List.of());
  }
}
