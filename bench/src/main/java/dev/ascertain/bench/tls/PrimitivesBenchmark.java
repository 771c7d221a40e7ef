package dev.ascertain.bench.tls;

import dev.ascertain.crypto.Aead;
import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.KeyAgreement;
import dev.ascertain.crypto.KeyExchangeResult;
import dev.ascertain.crypto.PrivateKey;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.SignatureScheme;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The primitives of a handshake of TLS 1.3 alone, client's and server's together, as often as our
 * engines compute them: what {@link HandshakeBenchmark} takes beyond their sum is ours.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PrimitivesBenchmark {
  private static final int EXTRACTIONS = 6;
  private static final int EXPANSIONS = 42;
  private static final int AEAD_KEYS = 10;
  private static final int RECORDS = 4;
  private static final byte[] INFO = new byte[50];
  private static final byte[] KEY = new byte[32];

  /** Whose primitives: Conscrypt's where it has them, or Java's alone. */
  @Param({"conscrypt", "bouncycastle"})
  public String library = "";

  /** A full handshake with one of two keys. */
  @Param({"TLS13_ECDSA", "TLS13_RSA"})
  public Scenario scenario = Scenario.TLS13_ECDSA;

  private final SecureRandom random = new SecureRandom();

  @SuppressWarnings("NullAway.Init") // by start()
  private Crypto crypto;

  @SuppressWarnings("NullAway.Init") // by start()
  private PrivateKey key;

  private byte[] publicKey = {};
  private byte[] signature = {};
  private long nonce;

  /** Makes the server's key. */
  @Setup
  public void start() throws CryptoException {
    crypto = library.equals("conscrypt") ? Crypto.fastest() : Ascertain.pureJava();
    Certified root = Mint.root("Bench Root").key(scenario.key()).mint();
    Certified leaf = Mint.leaf(root, "localhost").key(scenario.key()).mint();
    key = crypto.privateKey(leaf.keys().getPrivate().getEncoded());
    publicKey = leaf.certificate().getPublicKey().getEncoded();
    signature = sign();
  }

  /** Both key pairs, and both agreements. */
  @Benchmark
  public KeyExchangeResult keyExchange() throws CryptoException {
    KeyAgreement ours = crypto.keyAgreement(NamedGroup.X25519, random::nextBytes);
    KeyExchangeResult answer = crypto.answer(NamedGroup.X25519, ours.share(), random::nextBytes);
    ours.agree(answer.share());
    return answer;
  }

  /** CertificateVerify, by the server. */
  @Benchmark
  public byte[] sign() {
    return key.sign13(scheme(), INFO);
  }

  /** CertificateVerify, by the client. The signature in the certificate is known already. */
  @Benchmark
  public boolean verify() throws CryptoException {
    return crypto.verify13(scheme(), publicKey, INFO, signature);
  }

  /** All of the key schedule, on both sides. */
  @Benchmark
  public byte[] keySchedule() {
    byte[] secret = KEY;
    for (int i = 0; i < EXTRACTIONS; i++) {
      secret = crypto.hkdfExtract(Hash.SHA_256, secret, KEY);
    }
    for (int i = 0; i < EXPANSIONS; i++) {
      secret = crypto.hkdfExpand(Hash.SHA_256, secret, INFO, Hash.SHA_256.length());
    }
    return secret;
  }

  /** The records and the tickets, with a key for each direction and phase. */
  @Benchmark
  public byte[] records() throws CryptoException {
    byte[] last = {};
    for (int i = 0; i < AEAD_KEYS; i++) {
      Aead aead = crypto.aead(AeadAlgorithm.AES_128_GCM, new byte[16]);
      if (i < RECORDS) {
        byte[] plaintext = new byte[300];
        byte[] record = new byte[plaintext.length + aead.algorithm().tagLength()];
        byte[] used = nonce();
        aead.seal(used, INFO, plaintext, record, 0);
        last = aead.open(used, INFO, record, 0, record.length);
      }
    }
    return last;
  }

  private SignatureScheme scheme() {
    return scenario == Scenario.TLS13_RSA
        ? SignatureScheme.RSA_PSS_RSAE_SHA256
        : SignatureScheme.ECDSA_SECP256R1_SHA256;
  }

  private byte[] nonce() {
    byte[] bytes = new byte[AeadAlgorithm.NONCE_LENGTH];
    nonce++;
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[i] = (byte) (nonce >>> 8 * i);
    }
    return bytes;
  }
}
