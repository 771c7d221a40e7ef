package dev.ascertain.wire.extension;

import static java.util.Map.entry;

import dev.ascertain.wire.NamedGroup;
import java.util.Map;

/**
 * How long the public value of each known group is: RFC 9846 sections 4.3.8.1 and 4.3.8.2 for
 * finite fields and curves, RFC 8734 section 3 for Brainpool curves, RFC 8998 section 3.2.1 for
 * curveSM2, FIPS 203 table 3 for ML-KEM, and draft-ietf-tls-ecdhe-mlkem section 3 for its hybrids
 * with a curve.
 */
final class KeyExchangeLength {
  static final int UNKNOWN = 0;

  /**
   * @param client bytes in ClientHello
   * @param server bytes in ServerHello
   * @param point whether the value begins with an uncompressed point
   */
  private record Share(int client, int server, boolean point) {}

  private static final Map<Integer, Share> SHARES =
      Map.ofEntries(
          entry(NamedGroup.SECP256R1.value(), point(65)),
          entry(NamedGroup.SECP384R1.value(), point(97)),
          entry(NamedGroup.SECP521R1.value(), point(133)),
          entry(NamedGroup.X25519.value(), same(32)),
          entry(NamedGroup.X448.value(), same(56)),
          entry(NamedGroup.BRAINPOOLP256R1TLS13.value(), point(65)),
          entry(NamedGroup.BRAINPOOLP384R1TLS13.value(), point(97)),
          entry(NamedGroup.BRAINPOOLP512R1TLS13.value(), point(129)),
          entry(NamedGroup.CURVESM2.value(), point(65)),
          entry(NamedGroup.FFDHE2048.value(), same(256)),
          entry(NamedGroup.FFDHE3072.value(), same(384)),
          entry(NamedGroup.FFDHE4096.value(), same(512)),
          entry(NamedGroup.FFDHE6144.value(), same(768)),
          entry(NamedGroup.FFDHE8192.value(), same(1024)),
          // An ML-KEM client sends an encapsulation key, the server a ciphertext.
          entry(NamedGroup.MLKEM512.value(), new Share(800, 768, false)),
          entry(NamedGroup.MLKEM768.value(), new Share(1184, 1088, false)),
          entry(NamedGroup.MLKEM1024.value(), new Share(1568, 1568, false)),
          entry(NamedGroup.X25519MLKEM768.value(), new Share(1184 + 32, 1088 + 32, false)),
          entry(NamedGroup.SECP256R1MLKEM768.value(), new Share(65 + 1184, 65 + 1088, true)),
          entry(NamedGroup.SECP384R1MLKEM1024.value(), new Share(97 + 1568, 97 + 1568, true)),
          entry(NamedGroup.CURVESM2MLKEM768.value(), new Share(65 + 1184, 65 + 1088, true)));

  private static final Share OF_UNKNOWN = same(UNKNOWN);

  private KeyExchangeLength() {}

  /** Bytes of the group's value in ClientHello; {@link #UNKNOWN} for a group not known here. */
  static int ofClient(NamedGroup group) {
    return of(group).client();
  }

  /** Bytes of the group's value in ServerHello; {@link #UNKNOWN} for a group not known here. */
  static int ofServer(NamedGroup group) {
    return of(group).server();
  }

  /** Whether the group's value begins with an uncompressed point. */
  static boolean beginsWithPoint(NamedGroup group) {
    return of(group).point();
  }

  private static Share of(NamedGroup group) {
    return SHARES.getOrDefault(group.value(), OF_UNKNOWN);
  }

  private static Share same(int length) {
    return new Share(length, length, false);
  }

  private static Share point(int length) {
    return new Share(length, length, true);
  }
}
