package dev.ascertain.crypto;

import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.SignatureScheme;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The primitives, each served by the implementation that suits the use. Safe for many threads. */
public final class Crypto {
  /**
   * The system property that forces a library: jdk, bouncycastle or conscrypt, and then perhaps
   * another for some primitives: {@code conscrypt,ecdsa:jdk}. What a library does not have is
   * served by another.
   */
  public static final String PROPERTY = "dev.ascertain.crypto";

  private static final List<NamedGroup> GROUPS =
      List.of(
          NamedGroup.X25519,
          NamedGroup.X448,
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1,
          NamedGroup.FFDHE2048,
          NamedGroup.FFDHE3072,
          NamedGroup.FFDHE4096,
          NamedGroup.FFDHE6144,
          NamedGroup.FFDHE8192,
          NamedGroup.X25519MLKEM768,
          NamedGroup.SECP256R1MLKEM768,
          NamedGroup.SECP384R1MLKEM1024);

  /** Those that passed the self-test, by the value of {@link #PROPERTY}. */
  private static final Map<String, Crypto> TESTED = new ConcurrentHashMap<>();

  private final Selection selection;

  Crypto(Selection selection) {
    this.selection = selection;
  }

  /**
   * For a program that makes one handshake and ends: loads no native library.
   *
   * <p>Does without a self-test: even with an AOT cache, to try the primitives of one handshake
   * takes 14 to 30 ms, of the some 400 of a whole check. All of them are Java, so that no machine
   * has others than those our tests have tried; {@link #selfTest} is there for who wants to know.
   *
   * @throws IllegalArgumentException with a sentence, if {@link #PROPERTY} asks for what there is
   *     not
   */
  public static Crypto forOneHandshake() {
    return forced().map(Selection::named).map(Crypto::new).orElseGet(Crypto::soonest);
  }

  private static Crypto soonest() {
    return new Crypto(Selection.soonest());
  }

  /**
   * For a program that makes many handshakes: the fastest, even if it takes time to load. Once in a
   * process, all primitives are first tried on published computations. A native library that gets
   * one wrong is not used; {@link #describe} says so.
   *
   * @throws IllegalArgumentException as {@link #forOneHandshake}
   * @throws IllegalStateException with a sentence, if a library that cannot be replaced, or one
   *     that was asked for by {@link #PROPERTY}, gives a wrong answer
   */
  public static Crypto fastest() {
    return TESTED.computeIfAbsent(forced().orElse(""), Crypto::tested);
  }

  private static Crypto tested(String choice) {
    return tested(
        choice.isEmpty() ? Selection.fastest() : Selection.named(choice), SelfTest.knownAnswers());
  }

  static Crypto tested(Selection selection, List<KnownAnswer> answers) {
    List<String> failures = SelfTest.failures(selection, answers);
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "The cryptographic self-test fails: " + String.join("; ", failures) + ".");
    }
    return new Crypto(selection);
  }

  /**
   * Tries all primitives on published computations.
   *
   * @return what goes wrong, each in a clause for people; none if all is well
   */
  public List<String> selfTest() {
    return SelfTest.failures(selection);
  }

  /** How many computations {@link #selfTest} tries. */
  public static int selfTests() {
    return SelfTest.knownAnswers().size();
  }

  /** Which implementation serves which primitive, in a fixed order, for people. */
  public Map<String, String> describe() {
    return selection.describe();
  }

  /** The groups {@link #keyAgreement(NamedGroup, Randomness)} has, in no order of preference. */
  public static List<NamedGroup> groups() {
    return GROUPS;
  }

  /**
   * Makes a key pair.
   *
   * @param randomness where the private key comes from; Conscrypt's X25519 takes its own
   * @throws IllegalArgumentException for a group that is not in {@link #groups}
   */
  public KeyAgreement keyAgreement(NamedGroup group, Randomness randomness) {
    Optional<HybridGroup> hybrid = hybrid(group);
    if (hybrid.isPresent()) {
      return hybrid.get().newKey(randomness);
    }
    return EphemeralKey.fresh(group, diffieHellman(group), randomness);
  }

  /**
   * Takes a private key that exists already, such as that of a published test vector.
   *
   * @param privateKey for X25519 and X448 the bytes of RFC 7748; for curves and finite fields the
   *     number, big-endian
   * @throws IllegalArgumentException for a group with ML-KEM, or one that is not in {@link #groups}
   */
  public KeyAgreement keyAgreement(NamedGroup group, byte[] privateKey) {
    return EphemeralKey.of(group, diffieHellman(group), privateKey.clone());
  }

  /**
   * Answers a peer's share, as a server does; for ML-KEM by encapsulation (FIPS 203 section 7.2).
   *
   * @throws CryptoException as {@link KeyAgreement#agree}
   */
  public KeyExchangeResult answer(NamedGroup group, byte[] peerShare, Randomness randomness)
      throws CryptoException {
    Optional<HybridGroup> hybrid = hybrid(group);
    if (hybrid.isPresent()) {
      return hybrid.get().answer(peerShare, randomness);
    }
    KeyAgreement ours = keyAgreement(group, randomness);
    KeyExchangeResult result = new KeyExchangeResult(ours.share(), ours.agree(peerShare));
    ours.destroy();
    return result;
  }

  /**
   * Answers the public value of a TLS 1.2 server with DHE (RFC 5246 sections 7.4.7.2 and 8.1.2).
   *
   * @param peerPublicValue dh_Ys, big-endian
   * @return dh_Yc, and the premaster secret: leading zero bytes stripped
   * @throws CryptoException if the value is not between 2 and p - 2
   */
  public KeyExchangeResult answer(
      DiffieHellmanGroup group, byte[] peerPublicValue, Randomness randomness)
      throws CryptoException {
    DiffieHellman diffieHellman = new FiniteFieldDiffieHellman(group);
    DiffieHellman.Pair pair = diffieHellman.newPair(randomness);
    byte[] padded = diffieHellman.agree(pair.privateKey(), peerPublicValue);
    Arrays.fill(pair.privateKey(), (byte) 0);
    return new KeyExchangeResult(pair.publicValue(), Secret.owning(padded).withoutLeadingZeros());
  }

  /** Authenticated encryption; the key has the algorithm's length. */
  public Aead aead(AeadAlgorithm algorithm, byte[] key) {
    requireKeyLength(algorithm.keyLength(), key);
    return switch (algorithm) {
      case AES_128_GCM, AES_256_GCM, CHACHA20_POLY1305 -> new JdkAead(algorithm, key);
      case AES_128_CCM, AES_256_CCM, AES_128_CCM_8, AES_256_CCM_8 ->
          new BouncyCastleCcm(algorithm, key);
    };
  }

  /** Encryption in CBC mode; the key has the algorithm's length. */
  public CbcCipher cbc(CbcAlgorithm algorithm, byte[] key) {
    requireKeyLength(algorithm.keyLength(), key);
    return new JdkCbc(algorithm, key);
  }

  /** HMAC (RFC 2104). */
  public Hmac hmac(Hash hash, byte[] key) {
    return new Hmac(hash, key);
  }

  /** A hash over a growing message. */
  public RunningHash hash(Hash hash) {
    return new RunningHash(hash);
  }

  /** The hash of a whole message. */
  public byte[] hash(Hash hash, byte[] message) {
    return RunningHash.newDigest(hash).digest(message);
  }

  /** HKDF-Extract (RFC 5869 section 2.2). */
  public byte[] hkdfExtract(Hash hash, byte[] salt, byte[] inputKeyingMaterial) {
    return Hkdf.extract(hash, salt, inputKeyingMaterial);
  }

  /** HKDF-Expand (RFC 5869 section 2.3); {@code length} in bytes, at most 255 hashes. */
  public byte[] hkdfExpand(Hash hash, byte[] pseudorandomKey, byte[] info, int length) {
    return Hkdf.expand(hash, pseudorandomKey, info, length);
  }

  /** Whether two arrays are equal; takes the same time wherever they differ. */
  public static boolean equal(byte[] a, byte[] b) {
    return MessageDigest.isEqual(a, b);
  }

  /**
   * Encrypts with RSAES-PKCS1-v1_5, as TLS 1.2 does with a premaster secret (RFC 5246 section
   * 7.4.7.1).
   *
   * @param subjectPublicKeyInfo the peer's RSA key, DER
   * @throws CryptoException if the key is unreadable, not RSA, or too short for the message
   */
  public byte[] encryptRsaPkcs1(byte[] subjectPublicKeyInfo, byte[] message, Randomness randomness)
      throws CryptoException {
    return RsaEncryption.pkcs1(subjectPublicKeyInfo, message, randomness);
  }

  /**
   * Whether {@code signature} is the key's signature over {@code message}. A malformed signature is
   * none.
   *
   * @param subjectPublicKeyInfo the signer's key, DER
   * @throws CryptoException if the key is unreadable or does not fit the algorithm
   */
  public boolean verify(
      SignatureAlgorithm algorithm, byte[] subjectPublicKeyInfo, byte[] message, byte[] signature)
      throws CryptoException {
    PublicKeyInfo key = PublicKeyInfo.read(subjectPublicKeyInfo);
    return selection.verifier(algorithm).verify(algorithm, key, message, signature);
  }

  /**
   * Verifies by a scheme as TLS 1.3 reads it: ECDSA schemes name the curve (RFC 9846 section
   * 4.3.3).
   *
   * @throws CryptoException as {@link #verify}, and for a scheme this package does not have
   */
  public boolean verify13(
      SignatureScheme scheme, byte[] subjectPublicKeyInfo, byte[] message, byte[] signature)
      throws CryptoException {
    SignatureAlgorithm algorithm =
        SignatureSchemes.inTls13(scheme).orElseThrow(() -> unknown(scheme));
    return verify(algorithm, subjectPublicKeyInfo, message, signature);
  }

  /**
   * Verifies by a scheme as TLS 1.2 reads it: ECDSA with any curve (RFC 9846 section 4.3.3, RFC
   * 5246 section 7.4.1.4.1).
   *
   * @throws CryptoException as {@link #verify}, and for a scheme this package does not have
   */
  public boolean verify12(
      SignatureScheme scheme, byte[] subjectPublicKeyInfo, byte[] message, byte[] signature)
      throws CryptoException {
    SignatureAlgorithm algorithm =
        SignatureSchemes.inTls12(scheme).orElseThrow(() -> unknown(scheme));
    return verify(algorithm, subjectPublicKeyInfo, message, signature);
  }

  /**
   * Verifies as TLS 1.0 and 1.1 sign, where the algorithm follows from the key: RSA over MD5 and
   * SHA-1 (RFC 4346 section 7.4.3), ECDSA over SHA-1 (RFC 8422 section 5.4).
   *
   * @throws CryptoException as {@link #verify}
   */
  public boolean verify10(byte[] subjectPublicKeyInfo, byte[] message, byte[] signature)
      throws CryptoException {
    PublicKeyInfo key = PublicKeyInfo.read(subjectPublicKeyInfo);
    SignatureAlgorithm algorithm = SignatureSchemes.inTls10(key.isOf(Der.RSA_ENCRYPTION));
    return verify(algorithm, subjectPublicKeyInfo, message, signature);
  }

  /**
   * Reads a private key of ours: RSA, RSASSA-PSS, EC on P-256, P-384 or P-521, Ed25519, Ed448 or
   * ML-DSA.
   *
   * @param der the key, not encrypted, as PKCS #8 (RFC 5958), RSAPrivateKey (RFC 8017 appendix
   *     A.1.2) or ECPrivateKey (RFC 5915 section 3)
   * @throws CryptoException if it is malformed, or of another kind
   */
  public PrivateKey privateKey(byte[] der) throws CryptoException {
    PrivateKeyInfo info = PrivateKeyInfo.read(der);
    return new PrivateKey(info, selection.signer(info), RsaDecryption.of(info));
  }

  /**
   * Whether a private key belongs to a public key: whether the one verifies what the other signs.
   *
   * @param subjectPublicKeyInfo the public key, DER
   */
  public boolean areOneKeyPair(PrivateKey key, byte[] subjectPublicKeyInfo) {
    byte[] message = {};
    for (SignatureScheme scheme : SignatureScheme.registered()) {
      if (key.fits13(scheme)) {
        try {
          return verify13(scheme, subjectPublicKeyInfo, message, key.sign13(scheme, message));
        } catch (CryptoException e) {
          return false; // another kind of key
        }
      }
    }
    return false;
  }

  /**
   * The public key that goes with a private key of ours.
   *
   * @return a SubjectPublicKeyInfo in DER
   * @throws CryptoException for a key that is not RSA, EC, Ed25519 or Ed448
   */
  public byte[] publicKey(PrivateKey key) throws CryptoException {
    return PublicKeyOf.subjectPublicKeyInfo(key.info());
  }

  /**
   * Encrypts to a public key by HPKE (RFC 9180).
   *
   * @param publicKey as SerializePublicKey gives it (RFC 9180 section 7.1.1)
   * @param info what the encrypted is bound to
   * @throws CryptoException if the public key is not a valid one
   * @throws IllegalArgumentException unless {@link HpkeSuite#isSupported}
   */
  public HpkeSender hpkeSender(
      HpkeSuite suite, byte[] publicKey, byte[] info, Randomness randomness)
      throws CryptoException {
    return HpkeSender.of(suite, publicKey, info, randomness);
  }

  /**
   * Makes a key pair to which others encrypt by HPKE.
   *
   * @throws IllegalArgumentException unless {@link HpkeSuite#supports} it
   */
  public HpkeKeyPair hpkeKeyPair(HpkeKemId kem, Randomness randomness) {
    return HpkeKeyPair.generate(kem, randomness);
  }

  /**
   * Reads a key pair to which others encrypt by HPKE.
   *
   * @param privateKey as SerializePrivateKey gives it (RFC 9180 section 7.1.2)
   * @param publicKey as SerializePublicKey gives it (RFC 9180 section 7.1.1)
   * @throws CryptoException if one of them is not valid
   * @throws IllegalArgumentException unless {@link HpkeSuite#supports} it
   */
  public HpkeKeyPair hpkeKeyPair(HpkeKemId kem, byte[] privateKey, byte[] publicKey)
      throws CryptoException {
    return HpkeKeyPair.of(kem, privateKey, publicKey);
  }

  private static Optional<String> forced() {
    return Optional.ofNullable(System.getProperty(PROPERTY));
  }

  private DiffieHellman diffieHellman(NamedGroup group) {
    return switch (group.value()) {
      case 0x0017 -> selection.ecdh(Curve.P_256);
      case 0x0018 -> selection.ecdh(Curve.P_384);
      case 0x0019 -> selection.ecdh(Curve.P_521);
      case 0x001d -> selection.montgomery(MontgomeryCurve.X25519);
      case 0x001e -> selection.montgomery(MontgomeryCurve.X448);
      default -> new FiniteFieldDiffieHellman(FiniteFieldGroups.of(group));
    };
  }

  private Optional<HybridGroup> hybrid(NamedGroup group) {
    return Optional.ofNullable(
        switch (group.value()) {
          case 0x11eb -> hybrid(group, MlKem.ML_KEM_768, Curve.P_256);
          case 0x11ec ->
              new HybridGroup(
                  group,
                  MlKem.ML_KEM_768,
                  selection.montgomery(MontgomeryCurve.X25519),
                  MontgomeryCurve.X25519.length(),
                  true);
          case 0x11ed -> hybrid(group, MlKem.ML_KEM_1024, Curve.P_384);
          default -> null;
        });
  }

  private HybridGroup hybrid(NamedGroup group, MlKem mlKem, Curve curve) {
    return new HybridGroup(group, mlKem, selection.ecdh(curve), 1 + 2 * curve.fieldLength(), false);
  }

  private static void requireKeyLength(int expected, byte[] key) {
    if (key.length != expected) {
      throw new IllegalArgumentException(
          "a key of %d bytes, not %d".formatted(key.length, expected));
    }
  }

  private static CryptoException unknown(SignatureScheme scheme) {
    return new CryptoException("signatures by " + scheme + " cannot be verified here");
  }
}
