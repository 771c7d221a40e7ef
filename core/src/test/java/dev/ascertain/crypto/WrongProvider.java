package dev.ascertain.crypto;

import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Conscrypt, but for one algorithm, which takes every signature and agrees on zeros. */
final class WrongProvider extends Provider {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final String algorithm;

  private WrongProvider(String type, String algorithm) {
    super("Wrong", "1", algorithm);
    this.type = type;
    this.algorithm = algorithm;
  }

  static WrongProvider of(String type, String algorithm) {
    return new WrongProvider(type, algorithm);
  }

  @Override
  public @Nullable Service getService(String wantedType, String wanted) {
    if (!wantedType.equals(type) || !wanted.equals(algorithm)) {
      return Library.conscrypt().orElseThrow().getService(wantedType, wanted);
    }
    return new Service(this, type, algorithm, WrongProvider.class.getName(), null, null) {
      @Override
      public Object newInstance(@Nullable Object parameter) {
        return wantedType.equals("Signature") ? new WrongSignature() : new WrongAgreement();
      }
    };
  }

  @Override
  public synchronized String toString() {
    return "wrong " + algorithm;
  }

  private static final class WrongAgreement extends KeyAgreementSpi {
    @Override
    protected void engineInit(Key key, SecureRandom random) {}

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec params, SecureRandom random) {}

    @Override
    protected @Nullable Key engineDoPhase(Key key, boolean lastPhase) {
      return null;
    }

    @Override
    protected byte[] engineGenerateSecret() {
      return new byte[32];
    }

    @Override
    protected int engineGenerateSecret(byte[] sharedSecret, int offset) {
      return 32;
    }

    @Override
    protected SecretKey engineGenerateSecret(String algorithm) {
      return new SecretKeySpec(new byte[32], algorithm);
    }
  }

  private static final class WrongSignature extends SignatureSpi {
    @Override
    protected void engineInitVerify(PublicKey publicKey) {}

    @Override
    protected void engineInitSign(PrivateKey privateKey) {}

    @Override
    protected void engineUpdate(byte b) {}

    @Override
    protected void engineUpdate(byte[] b, int off, int len) {}

    @Override
    protected byte[] engineSign() {
      return new byte[64];
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return true;
    }

    @Override
    protected void engineSetParameter(AlgorithmParameterSpec params) {}

    @Override
    @Deprecated
    protected void engineSetParameter(String param, Object value) {}

    @Override
    @Deprecated
    protected Object engineGetParameter(String param) {
      throw new UnsupportedOperationException(param);
    }
  }
}
