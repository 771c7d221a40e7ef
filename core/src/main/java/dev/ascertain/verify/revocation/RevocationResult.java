package dev.ascertain.verify.revocation;

import dev.ascertain.verify.evidence.Wanted;
import java.util.List;

/**
 * What was found out about the revocation of a path's certificates.
 *
 * @param certificates what is known about each but the anchor, the peer's own first; never empty
 * @param badStaples the stapled responses that prove nothing
 * @param unknown the certificates whose status had to be found out ({@link
 *     RevocationPolicy.Mode#HARD_FAIL}) and could not be
 * @param wanted what could decide, if it could be had
 */
public record RevocationResult(
    List<CertificateRevocation> certificates,
    List<Shortcoming> badStaples,
    List<Shortcoming> unknown,
    List<Wanted> wanted) {

  /**
   * What is wrong about one certificate's revocation.
   *
   * @param certificate its index among the verification's certificates
   * @param why what is wrong, safe to print, with its full stop
   */
  public record Shortcoming(int certificate, String why) {}

  /** Copies the lists. */
  public RevocationResult {
    certificates = List.copyOf(certificates);
    badStaples = List.copyOf(badStaples);
    unknown = List.copyOf(unknown);
    wanted = List.copyOf(wanted);
  }
}
