package dev.ascertain.crypto;

import dev.ascertain.wire.NamedGroup;

/**
 * Our half of an ephemeral key exchange: a private key and the share that goes to the peer.
 *
 * <p>Confined to one thread.
 */
public interface KeyAgreement {

  /** The group the keys are of. */
  NamedGroup group();

  /**
   * What is sent to the peer: key_exchange of RFC 9846 section 4.3.8, and the public value of RFC
   * 5246 section 7.4.7.2 and RFC 8422 section 5.7.
   */
  byte[] share();

  /**
   * Combines the private key with the peer's share.
   *
   * @param peerShare the peer's key_exchange
   * @return the shared secret as TLS 1.3 uses it (RFC 9846 section 7.4): for finite fields with its
   *     leading zeros
   * @throws CryptoException if the share is not a valid public value of the group: wrong length,
   *     not on the curve (RFC 8422 section 5.11), out of range (RFC 9846 section 4.3.8.1), or
   *     leading to an all-zero secret (RFC 7748 section 6)
   */
  Secret agree(byte[] peerShare) throws CryptoException;

  /** Forgets the private key, as far as the platform allows. {@link #agree} must not follow. */
  void destroy();
}
