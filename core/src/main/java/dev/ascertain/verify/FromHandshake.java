package dev.ascertain.verify;

import java.util.Map;
import java.util.Optional;

/**
 * What a handshake brought besides certificates.
 *
 * @param staples the stapled OCSP responses, DER, by the index of their certificate: RFC 6066
 *     section 8 and RFC 6961 (TLS 1.2), RFC 9846 section 4.5.1.1 (TLS 1.3)
 * @param timestamps the SignedCertificateTimestampList of the TLS extension (RFC 6962 section
 *     3.3.1)
 * @param keyProof what it showed about the private key
 */
public record FromHandshake(
    Map<Integer, byte[]> staples, Optional<byte[]> timestamps, KeyProof keyProof) {

  /** Copies the staples. */
  public FromHandshake {
    staples = Map.copyOf(staples);
  }

  /** The staple for the peer's own certificate. */
  public Optional<byte[]> staple() {
    return Optional.ofNullable(staples.get(0));
  }
}
