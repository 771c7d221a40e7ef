package dev.ascertain.crypto;

import dev.ascertain.wire.NamedGroup;
import java.util.Arrays;

/** A key pair of a group that is plain Diffie-Hellman. */
record EphemeralKey(NamedGroup group, DiffieHellman diffieHellman, byte[] privateKey, byte[] share)
    implements KeyAgreement {

  static EphemeralKey fresh(NamedGroup group, DiffieHellman diffieHellman, Randomness randomness) {
    DiffieHellman.Pair pair = diffieHellman.newPair(randomness);
    return new EphemeralKey(group, diffieHellman, pair.privateKey(), pair.publicValue());
  }

  static EphemeralKey of(NamedGroup group, DiffieHellman diffieHellman, byte[] privateKey) {
    return new EphemeralKey(
        group, diffieHellman, privateKey, diffieHellman.publicValue(privateKey));
  }

  @Override
  public byte[] share() {
    return share.clone();
  }

  @Override
  public Secret agree(byte[] peerShare) throws CryptoException {
    return Secret.owning(diffieHellman.agree(privateKey, peerShare));
  }

  @Override
  public void destroy() {
    Arrays.fill(privateKey, (byte) 0);
  }

  @Override
  public String toString() {
    return group + " key pair";
  }
}
