package dev.ascertain.handshake.client;

import dev.ascertain.wire.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether the server's certificate is good enough to go on. */
@FunctionalInterface
public interface CertificateJudge {

  /**
   * Judges what the server presented.
   *
   * @return empty to accept; else a violation whose rule says why, such as {@link
   *     dev.ascertain.wire.Rule#UNKNOWN_CA}
   */
  Optional<Violation> judge(Presented presented);

  /** Accepts every certificate: for tests of the protocol itself. */
  static CertificateJudge acceptingAll() {
    return presented -> Optional.empty();
  }

  /**
   * What the server presented.
   *
   * @param certificates DER, in the order sent, the end entity's first; never empty
   * @param staples the stapled OCSP responses, DER, by the index of their certificate (RFC 6066
   *     section 8, RFC 6961, RFC 9846 section 4.5.1.1)
   * @param timestamps the SignedCertificateTimestampList of the TLS extension (RFC 6962 section
   *     3.3.1)
   */
  record Presented(
      List<byte[]> certificates, Map<Integer, byte[]> staples, Optional<byte[]> timestamps) {}
}
