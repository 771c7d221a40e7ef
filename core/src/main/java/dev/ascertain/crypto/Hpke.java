package dev.ascertain.crypto;

import dev.ascertain.wire.HpkeKemId;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;

/** The base mode of HPKE (RFC 9180 section 5.1.1), by BouncyCastle. */
final class Hpke {
  private Hpke() {}

  static HPKE of(HpkeSuite suite) {
    if (!suite.isSupported()) {
      throw new IllegalArgumentException("HPKE with " + suite + " is not to be had");
    }
    return new HPKE(
        HPKE.mode_base,
        (short) suite.kem().value(),
        (short) suite.kdf().value(),
        (short) suite.aead().value());
  }

  /** RFC 9180 section 7.1.3: DeriveKeyPair of as many random bytes as a private key has. */
  static AsymmetricCipherKeyPair newKeyPair(HPKE hpke, HpkeKemId kem, Randomness randomness) {
    return hpke.deriveKeyPair(randomness.bytes(privateKeyLength(kem)));
  }

  /** Nsk of RFC 9180 section 7.1, in bytes. */
  private static int privateKeyLength(HpkeKemId kem) {
    return switch (kem.value()) {
      case 0x0010, 0x0020 -> 32;
      case 0x0011 -> 48;
      case 0x0012 -> 66;
      case 0x0021 -> 56;
      default -> throw new IllegalArgumentException("no private keys of " + kem);
    };
  }
}
