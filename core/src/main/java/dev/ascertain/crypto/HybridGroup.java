package dev.ascertain.crypto;

import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Writer;
import java.util.Arrays;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;

/**
 * A group that joins ML-KEM with an elliptic curve, so that the secret is safe as long as one of
 * them is (draft-ietf-tls-ecdhe-mlkem section 4).
 *
 * @param curve the Diffie-Hellman half
 * @param publicValueLength the size of the curve's public values in bytes
 * @param mlKemFirst whether ML-KEM's part stands first, in the shares as in the secret
 */
record HybridGroup(
    NamedGroup group, MlKem mlKem, DiffieHellman curve, int publicValueLength, boolean mlKemFirst) {

  /** A fresh key pair. */
  KeyAgreement newKey(Randomness randomness) {
    MLKEMPrivateKeyParameters mlKemKey = mlKem.newKey(randomness);
    DiffieHellman.Pair pair = curve.newPair(randomness);
    byte[] share = joined(mlKemKey.getPublicKey(), pair.publicValue());
    return new HybridKey(this, mlKemKey, pair.privateKey(), share);
  }

  /** Answers a client's share, as a server does. */
  KeyExchangeResult answer(byte[] peerShare, Randomness randomness) throws CryptoException {
    requireLength(peerShare, mlKem.encapsulationKeyLength());
    KeyExchangeResult encapsulated =
        mlKem.encapsulate(mlKemPart(peerShare, mlKem.encapsulationKeyLength()), randomness);
    DiffieHellman.Pair pair = curve.newPair(randomness);
    byte[] curveSecret = curve.agree(pair.privateKey(), curvePart(peerShare));
    byte[] share = joined(encapsulated.share(), pair.publicValue());
    byte[] mlKemSecret = encapsulated.secret().bytes();
    Secret secret = joinedSecret(mlKemSecret, curveSecret);
    encapsulated.secret().destroy();
    Arrays.fill(pair.privateKey(), (byte) 0);
    return new KeyExchangeResult(share, secret);
  }

  private void requireLength(byte[] share, int mlKemLength) throws CryptoException {
    DiffieHellman.requireLength(share, mlKemLength + publicValueLength);
  }

  private byte[] mlKemPart(byte[] share, int length) {
    return mlKemFirst
        ? Arrays.copyOf(share, length)
        : Arrays.copyOfRange(share, share.length - length, share.length);
  }

  private byte[] curvePart(byte[] share) {
    return mlKemFirst
        ? Arrays.copyOfRange(share, share.length - publicValueLength, share.length)
        : Arrays.copyOf(share, publicValueLength);
  }

  /** Joins the secrets, and forgets them one by one. */
  private Secret joinedSecret(byte[] ofMlKem, byte[] ofCurve) {
    Secret secret = Secret.owning(joined(ofMlKem, ofCurve));
    Arrays.fill(ofMlKem, (byte) 0);
    Arrays.fill(ofCurve, (byte) 0);
    return secret;
  }

  private byte[] joined(byte[] ofMlKem, byte[] ofCurve) {
    return mlKemFirst
        ? Writer.write(out -> out.raw(ofMlKem).raw(ofCurve))
        : Writer.write(out -> out.raw(ofCurve).raw(ofMlKem));
  }

  /** The client's half. */
  private record HybridKey(
      HybridGroup hybrid, MLKEMPrivateKeyParameters mlKemKey, byte[] privateKey, byte[] share)
      implements KeyAgreement {

    @Override
    public NamedGroup group() {
      return hybrid.group;
    }

    @Override
    public byte[] share() {
      return share.clone();
    }

    @Override
    public Secret agree(byte[] peerShare) throws CryptoException {
      hybrid.requireLength(peerShare, hybrid.mlKem.ciphertextLength());
      byte[] ciphertext = hybrid.mlKemPart(peerShare, hybrid.mlKem.ciphertextLength());
      byte[] ofCurve = hybrid.curve.agree(privateKey, hybrid.curvePart(peerShare));
      return hybrid.joinedSecret(hybrid.mlKem.decapsulate(mlKemKey, ciphertext), ofCurve);
    }

    @Override
    public void destroy() {
      mlKemKey.destroy();
      Arrays.fill(privateKey, (byte) 0);
    }

    @Override
    public String toString() {
      return hybrid.group + " key pair";
    }
  }
}
