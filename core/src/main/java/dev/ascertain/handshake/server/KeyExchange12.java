package dev.ascertain.handshake.server;

import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.handshake.engine.Credential;

/** Our half of a TLS 1.2 key exchange, until the client's half comes. */
sealed interface KeyExchange12 {

  /** Forgets the private key, if it is for this exchange alone. */
  default void forget() {}

  /** Ephemeral Diffie-Hellman, on a curve (RFC 8422) or in a finite field (RFC 7919). */
  record Ephemeral(KeyAgreement key) implements KeyExchange12 {
    @Override
    public void forget() {
      key.destroy();
    }
  }

  /** Static RSA: the client encrypts under our certificate's key (RFC 5246). */
  record Rsa(Credential credential, int clientVersion) implements KeyExchange12 {}
}
