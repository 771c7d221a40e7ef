package dev.ascertain.wire.handshake;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ProtocolVersion;

/**
 * Which of the formats that share a message type is meant.
 *
 * @param version the protocol version; only TLS 1.3, TLS 1.2 and "before TLS 1.2" matter
 * @param keyExchange the key exchange, for TLS 1.2 and below
 * @param certificateType what a Certificate of the sender holds (RFC 7250 section 3)
 */
public record Dialect(
    ProtocolVersion version, KeyExchange keyExchange, CertificateType certificateType) {

  /** With certificates of X.509. */
  public Dialect(ProtocolVersion version, KeyExchange keyExchange) {
    this(version, keyExchange, CertificateType.X509);
  }

  /** Before ServerHello: the hellos mean the same in every version. */
  public static final Dialect INITIAL = new Dialect(ProtocolVersion.TLS_1_2, KeyExchange.UNKNOWN);

  /** TLS 1.3. */
  public static final Dialect TLS13 = new Dialect(ProtocolVersion.TLS_1_3, KeyExchange.UNKNOWN);

  /** TLS 1.2 with ephemeral elliptic curve Diffie-Hellman. */
  public static final Dialect TLS12_ECDHE = new Dialect(ProtocolVersion.TLS_1_2, KeyExchange.ECDHE);

  /** TLS 1.2 with ephemeral Diffie-Hellman. */
  public static final Dialect TLS12_DHE = new Dialect(ProtocolVersion.TLS_1_2, KeyExchange.DHE);

  /** TLS 1.2 with static RSA. */
  public static final Dialect TLS12_RSA = new Dialect(ProtocolVersion.TLS_1_2, KeyExchange.RSA);

  /** This, with another type of certificate. */
  public Dialect with(CertificateType type) {
    return type.equals(certificateType) ? this : new Dialect(version, keyExchange, type);
  }

  /** Whether a raw public key takes the place of certificates (RFC 7250). */
  public boolean hasRawPublicKeys() {
    return certificateType.equals(CertificateType.RAW_PUBLIC_KEY);
  }

  /** Whether messages are those of TLS 1.3. */
  public boolean isTls13() {
    return version.equals(ProtocolVersion.TLS_1_3);
  }

  /**
   * Whether signatures name their algorithm: since TLS 1.2 (RFC 5246 section 4.7). Before, it
   * follows from the key.
   */
  public boolean namesSignatureAlgorithms() {
    return version.value() >= ProtocolVersion.TLS_1_2.value();
  }
}
