package dev.ascertain.wire.handshake;

/** The key exchanges whose messages differ in TLS 1.2 and below. */
public enum KeyExchange {
  /** Ephemeral elliptic curve Diffie-Hellman (RFC 8422). */
  ECDHE,
  /** Ephemeral finite-field Diffie-Hellman (RFC 5246). */
  DHE,
  /** The premaster secret is encrypted under the server's RSA key (RFC 5246). */
  RSA,
  /** Not known yet, or another one: its messages are kept as bytes. */
  UNKNOWN
}
