package dev.ascertain.handshake.client;

import dev.ascertain.wire.NamedGroup;

/** How a TLS 1.2 handshake arrives at its premaster secret. */
sealed interface KeyExchange12 {

  /** Ephemeral elliptic curve Diffie-Hellman: the server's public point (RFC 8422). */
  record Ecdhe(NamedGroup group, byte[] point) implements KeyExchange12 {}

  /** Ephemeral Diffie-Hellman: prime, generator and public value, big-endian (RFC 5246). */
  record Dhe(byte[] p, byte[] g, byte[] ys) implements KeyExchange12 {}

  /** Static RSA: the premaster secret is encrypted under the certificate's key (RFC 5246). */
  record Rsa(ServerIdentity identity) implements KeyExchange12 {}
}
