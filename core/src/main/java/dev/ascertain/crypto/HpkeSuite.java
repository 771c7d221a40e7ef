package dev.ascertain.crypto;

import dev.ascertain.wire.HpkeAeadId;
import dev.ascertain.wire.HpkeKdfId;
import dev.ascertain.wire.HpkeKemId;

/**
 * The algorithms of Hybrid Public Key Encryption (RFC 9180 section 7).
 *
 * @param kem how the key is encapsulated
 * @param kdf how keys are derived from it
 * @param aead what encrypts
 */
public record HpkeSuite(HpkeKemId kem, HpkeKdfId kdf, HpkeAeadId aead) {
  /** What encryption adds, in bytes; the same for all that we have (RFC 9180 section 7.3). */
  public static final int TAG_LENGTH = 16;

  /** Whether {@link HpkeSender} and {@link HpkeReceiver} have it. */
  public boolean isSupported() {
    return supports(kem)
        && HpkeKdfId.registered().contains(kdf)
        && HpkeAeadId.registered().contains(aead)
        && !aead.equals(HpkeAeadId.EXPORT_ONLY);
  }

  /** Whether keys can be encapsulated so. */
  public static boolean supports(HpkeKemId kem) {
    return HpkeKemId.registered().contains(kem);
  }

  @Override
  public String toString() {
    return kem + ", " + kdf + ", " + aead;
  }
}
