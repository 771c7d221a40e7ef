package dev.ascertain.verify;

/** What the handshake showed about the certificate's private key. */
public enum KeyProof {
  /** Proven by the signature in CertificateVerify (RFC 9846 section 4.5.2). */
  PROVEN_BY_CERTIFICATE_VERIFY,
  /** As before, with a key that the certificate delegates to (RFC 9345). */
  PROVEN_BY_DELEGATED_KEY,
  /** Proven by the signature in ServerKeyExchange (RFC 5246 section 7.4.3). */
  PROVEN_BY_SERVER_KEY_EXCHANGE,
  /** Proven by decrypting the premaster secret (RFC 5246 section 7.4.7.1). */
  PROVEN_BY_RSA_KEY_EXCHANGE,
  /** The signature over the handshake does not verify under the certificate's key. */
  FAILED,
  /** The handshake is signed with a key that the certificate does not delegate to (RFC 9345). */
  BAD_DELEGATION,
  /** There was no handshake, or it ended before the proof. */
  NOT_REACHED
}
