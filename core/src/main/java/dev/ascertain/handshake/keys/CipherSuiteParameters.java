package dev.ascertain.handshake.keys;

import static dev.ascertain.crypto.AeadAlgorithm.AES_128_CCM;
import static dev.ascertain.crypto.AeadAlgorithm.AES_128_CCM_8;
import static dev.ascertain.crypto.AeadAlgorithm.AES_128_GCM;
import static dev.ascertain.crypto.AeadAlgorithm.AES_256_CCM;
import static dev.ascertain.crypto.AeadAlgorithm.AES_256_CCM_8;
import static dev.ascertain.crypto.AeadAlgorithm.AES_256_GCM;
import static dev.ascertain.crypto.AeadAlgorithm.CHACHA20_POLY1305;
import static dev.ascertain.crypto.CbcAlgorithm.AES_128;
import static dev.ascertain.crypto.CbcAlgorithm.AES_256;
import static dev.ascertain.crypto.CbcAlgorithm.TRIPLE_DES;
import static dev.ascertain.crypto.Hash.SHA_1;
import static dev.ascertain.crypto.Hash.SHA_256;
import static dev.ascertain.crypto.Hash.SHA_384;

import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.CbcAlgorithm;
import dev.ascertain.crypto.Hash;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.handshake.KeyExchange;
import java.util.List;
import java.util.Optional;

/**
 * What a cipher suite stands for (RFC 9846 appendix B.4, RFC 5246 appendix C).
 *
 * @param cipherSuite the suite
 * @param version the version it is used in; TLS 1.2 for suites that TLS 1.2 and below use, unless
 *     {@link #in} says otherwise
 * @param keyExchange the key exchange; unknown for TLS 1.3, whose suites leave it open
 * @param authentication what the server's key must be
 * @param cipher how records are protected
 * @param hash the hash of the key schedule, the PRF and the transcript (RFC 5246 section 5)
 */
public record CipherSuiteParameters(
    CipherSuite cipherSuite,
    ProtocolVersion version,
    KeyExchange keyExchange,
    Authentication authentication,
    RecordCipher cipher,
    Hash hash) {

  /** What kind of key the server proves to hold. */
  public enum Authentication {
    /** Any: TLS 1.3 negotiates it by signature_algorithms. */
    ANY,
    RSA,
    /** ECDSA or EdDSA (RFC 8422 section 2.1). */
    ECDSA
  }

  private static final List<CipherSuiteParameters> SUPPORTED =
      List.of(
          // RFC 9846 appendix B.4
          tls13(CipherSuite.TLS_AES_128_GCM_SHA256, AES_128_GCM, SHA_256),
          tls13(CipherSuite.TLS_AES_256_GCM_SHA384, AES_256_GCM, SHA_384),
          tls13(CipherSuite.TLS_CHACHA20_POLY1305_SHA256, CHACHA20_POLY1305, SHA_256),
          tls13(CipherSuite.TLS_AES_128_CCM_SHA256, AES_128_CCM, SHA_256),
          tls13(CipherSuite.TLS_AES_128_CCM_8_SHA256, AES_128_CCM_8, SHA_256),
          // Authenticated encryption with forward secrecy (RFC 5289, RFC 7905, RFC 5288)
          aead(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
              Handshake.ECDHE_ECDSA,
              AES_128_GCM,
              SHA_256),
          aead(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
              Handshake.ECDHE_RSA,
              AES_128_GCM,
              SHA_256),
          aead(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
              Handshake.ECDHE_ECDSA,
              AES_256_GCM,
              SHA_384),
          aead(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
              Handshake.ECDHE_RSA,
              AES_256_GCM,
              SHA_384),
          aead(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
              Handshake.ECDHE_ECDSA,
              CHACHA20_POLY1305,
              SHA_256),
          aead(
              CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
              Handshake.ECDHE_RSA,
              CHACHA20_POLY1305,
              SHA_256),
          aead(
              CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
              Handshake.DHE_RSA,
              AES_128_GCM,
              SHA_256),
          aead(
              CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
              Handshake.DHE_RSA,
              AES_256_GCM,
              SHA_384),
          aead(
              CipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
              Handshake.DHE_RSA,
              CHACHA20_POLY1305,
              SHA_256),
          aead(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM,
              Handshake.ECDHE_ECDSA,
              AES_128_CCM,
              SHA_256),
          aead(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CCM,
              Handshake.ECDHE_ECDSA,
              AES_256_CCM,
              SHA_256),
          aead(CipherSuite.TLS_DHE_RSA_WITH_AES_128_CCM, Handshake.DHE_RSA, AES_128_CCM, SHA_256),
          aead(CipherSuite.TLS_DHE_RSA_WITH_AES_256_CCM, Handshake.DHE_RSA, AES_256_CCM, SHA_256),
          // CBC with forward secrecy (RFC 5289, RFC 8422, RFC 5246)
          cbc(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
              Handshake.ECDHE_ECDSA,
              AES_128,
              SHA_256),
          cbc(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
              Handshake.ECDHE_RSA,
              AES_128,
              SHA_256),
          cbc(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
              Handshake.ECDHE_ECDSA,
              AES_256,
              SHA_384),
          cbc(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
              Handshake.ECDHE_RSA,
              AES_256,
              SHA_384),
          cbc(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
              Handshake.ECDHE_ECDSA,
              AES_128,
              SHA_1),
          cbc(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, Handshake.ECDHE_RSA, AES_128, SHA_1),
          cbc(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
              Handshake.ECDHE_ECDSA,
              AES_256,
              SHA_1),
          cbc(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, Handshake.ECDHE_RSA, AES_256, SHA_1),
          cbc(CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA256, Handshake.DHE_RSA, AES_128, SHA_256),
          cbc(CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256, Handshake.DHE_RSA, AES_256, SHA_256),
          cbc(CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA, Handshake.DHE_RSA, AES_128, SHA_1),
          cbc(CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA, Handshake.DHE_RSA, AES_256, SHA_1),
          // Static RSA (RFC 5288, RFC 5246)
          aead(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, Handshake.RSA, AES_128_GCM, SHA_256),
          aead(CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384, Handshake.RSA, AES_256_GCM, SHA_384),
          aead(CipherSuite.TLS_RSA_WITH_AES_128_CCM, Handshake.RSA, AES_128_CCM, SHA_256),
          aead(CipherSuite.TLS_RSA_WITH_AES_256_CCM, Handshake.RSA, AES_256_CCM, SHA_256),
          cbc(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256, Handshake.RSA, AES_128, SHA_256),
          cbc(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256, Handshake.RSA, AES_256, SHA_256),
          cbc(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, Handshake.RSA, AES_128, SHA_1),
          cbc(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA, Handshake.RSA, AES_256, SHA_1),
          // The short tags of RFC 6655 and RFC 7251
          aead(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
              Handshake.ECDHE_ECDSA,
              AES_128_CCM_8,
              SHA_256),
          aead(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8,
              Handshake.ECDHE_ECDSA,
              AES_256_CCM_8,
              SHA_256),
          aead(
              CipherSuite.TLS_DHE_RSA_WITH_AES_128_CCM_8,
              Handshake.DHE_RSA,
              AES_128_CCM_8,
              SHA_256),
          aead(
              CipherSuite.TLS_DHE_RSA_WITH_AES_256_CCM_8,
              Handshake.DHE_RSA,
              AES_256_CCM_8,
              SHA_256),
          aead(CipherSuite.TLS_RSA_WITH_AES_128_CCM_8, Handshake.RSA, AES_128_CCM_8, SHA_256),
          aead(CipherSuite.TLS_RSA_WITH_AES_256_CCM_8, Handshake.RSA, AES_256_CCM_8, SHA_256),
          // Triple DES, for old servers (RFC 8422, RFC 5246)
          cbc(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA,
              Handshake.ECDHE_ECDSA,
              TRIPLE_DES,
              SHA_1),
          cbc(
              CipherSuite.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA,
              Handshake.ECDHE_RSA,
              TRIPLE_DES,
              SHA_1),
          cbc(CipherSuite.TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA, Handshake.DHE_RSA, TRIPLE_DES, SHA_1),
          cbc(CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA, Handshake.RSA, TRIPLE_DES, SHA_1));

  /** What the suite stands for; empty for a suite this engine does not have. */
  public static Optional<CipherSuiteParameters> of(CipherSuite suite) {
    for (CipherSuiteParameters row : SUPPORTED) {
      if (row.cipherSuite.equals(suite)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /**
   * What the suite stands for in a version: TLS 1.0 and 1.1 hash by MD5 and SHA-1, whatever the
   * suite (RFC 4346 section 5).
   *
   * @return empty if the version does not have the suite
   */
  public Optional<CipherSuiteParameters> in(ProtocolVersion other) {
    if (other.equals(version)) {
      return Optional.of(this);
    }
    // RFC 5246 section 1.2 and appendix A.5: authenticated encryption and MACs by SHA-256 came with
    // TLS 1.2. RFC 5288 section 4 forbids to negotiate such suites in older versions.
    boolean old = other.equals(ProtocolVersion.TLS_1_0) || other.equals(ProtocolVersion.TLS_1_1);
    boolean hadIt =
        version.equals(ProtocolVersion.TLS_1_2)
            && cipher instanceof RecordCipher.Cbc(_, Hash mac)
            && mac == SHA_1;
    return old && hadIt
        ? Optional.of(
            new CipherSuiteParameters(
                cipherSuite, other, keyExchange, authentication, cipher, Hash.MD5_SHA_1))
        : Optional.empty();
  }

  /** All suites this engine has: TLS 1.3 first, then the strongest and fastest. */
  public static List<CipherSuiteParameters> supported() {
    return SUPPORTED;
  }

  private static CipherSuiteParameters tls13(
      CipherSuite suite, AeadAlgorithm algorithm, Hash hash) {
    return new CipherSuiteParameters(
        suite,
        ProtocolVersion.TLS_1_3,
        KeyExchange.UNKNOWN,
        Authentication.ANY,
        new RecordCipher.Aead(algorithm),
        hash);
  }

  private static CipherSuiteParameters aead(
      CipherSuite suite, Handshake handshake, AeadAlgorithm algorithm, Hash hash) {
    return handshake.suite(suite, new RecordCipher.Aead(algorithm), hash);
  }

  // RFC 5246 section 5: suites that name no hash, or SHA-1 for the MAC, use SHA-256 in the PRF; RFC
  // 5289 section 3.1 gives those with SHA-384 in the MAC that hash in the PRF too.
  private static CipherSuiteParameters cbc(
      CipherSuite suite, Handshake handshake, CbcAlgorithm algorithm, Hash mac) {
    Hash prf = mac == SHA_384 ? SHA_384 : SHA_256;
    return handshake.suite(suite, new RecordCipher.Cbc(algorithm, mac), prf);
  }

  /** The part of a TLS 1.2 suite's name before WITH. */
  private enum Handshake {
    ECDHE_ECDSA(KeyExchange.ECDHE, Authentication.ECDSA),
    ECDHE_RSA(KeyExchange.ECDHE, Authentication.RSA),
    DHE_RSA(KeyExchange.DHE, Authentication.RSA),
    RSA(KeyExchange.RSA, Authentication.RSA);

    private final KeyExchange keyExchange;
    private final Authentication authentication;

    Handshake(KeyExchange keyExchange, Authentication authentication) {
      this.keyExchange = keyExchange;
      this.authentication = authentication;
    }

    CipherSuiteParameters suite(CipherSuite suite, RecordCipher cipher, Hash hash) {
      return new CipherSuiteParameters(
          suite, ProtocolVersion.TLS_1_2, keyExchange, authentication, cipher, hash);
    }
  }
}
