package dev.ascertain.bench;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.wire.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The dearest primitive of a check, by our two selections and by the JDK: ECDSA on P-256. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VerifySignatureBenchmark {
  private final Crypto oneHandshake = Crypto.forOneHandshake();
  private final Crypto fastest = Crypto.fastest();
  private final byte[] message = new byte[130];
  private KeyPair pair = new KeyPair(null, null);
  private byte[] key = {};
  private byte[] signature = {};

  /** Signs once; every benchmark verifies the same signature. */
  @Setup
  public void sign() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    pair = generator.generateKeyPair();
    key = pair.getPublic().getEncoded();
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(pair.getPrivate());
    signer.update(message);
    signature = signer.sign();
  }

  /** What a single check uses: loads no native library. */
  @Benchmark
  public boolean forOneHandshake() throws CryptoException {
    return oneHandshake.verify13(SignatureScheme.ECDSA_SECP256R1_SHA256, key, message, signature);
  }

  /** What a long run uses. */
  @Benchmark
  public boolean fastest() throws CryptoException {
    return fastest.verify13(SignatureScheme.ECDSA_SECP256R1_SHA256, key, message, signature);
  }

  /** The JDK's own, through its provider. */
  @Benchmark
  public boolean jdk() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(pair.getPublic());
    verifier.update(message);
    return verifier.verify(signature);
  }
}
