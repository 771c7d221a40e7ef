package dev.ascertain.wire.handshake;

import dev.ascertain.wire.ProtocolVersion;

/**
 * Which of the formats that share a message type is meant.
 *
 * @param version the protocol version; only TLS 1.3, TLS 1.2 and "before TLS 1.2" matter
 * @param keyExchange the key exchange, for TLS 1.2 and below
 */
public record Dialect(ProtocolVersion version, KeyExchange keyExchange) {

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
