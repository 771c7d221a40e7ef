package dev.ascertain.handshake;

/** How far the server proved that it holds the private key of its certificate. */
public enum KeyProof {
  /** By its signature over the handshake (TLS 1.3; RFC 9846 section 4.5.2). */
  CERTIFICATE_VERIFY,
  /** As before, with a key that its certificate delegates to (RFC 9345). */
  DELEGATED_CREDENTIAL,
  /** By its signature over its key exchange parameters (TLS 1.2; RFC 5246 section 7.4.3). */
  SERVER_KEY_EXCHANGE,
  /** By decrypting the premaster secret (TLS 1.2, static RSA; RFC 5246 section 7.4.7.1). */
  RSA_KEY_EXCHANGE,
  /**
   * Not at all: by knowing a secret that both sides have from before, either from an earlier
   * connection or given to them otherwise (RFC 9846 section 2.2, RFC 5246 section 7.3).
   */
  PRE_SHARED_KEY,
  /** Its signature does not verify under the certificate's key. */
  FAILED,
  /** Its signature verifies under a key that its certificate does not delegate to (RFC 9345). */
  BAD_DELEGATION,
  /** The handshake ended before the proof. */
  NOT_REACHED
}
