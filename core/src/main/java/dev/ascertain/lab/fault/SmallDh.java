package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Diffie-Hellman with a prime that is too short. */
final class SmallDh {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(Cause.SMALL_DH, "Uses a prime of 512 bits.", ground -> prime(ground, 512)),
          Fault.of(
              Cause.SMALL_DH, "768", "Uses a prime of 768 bits.", ground -> prime(ground, 768)),
          Fault.of(
              Cause.SMALL_DH, "1023", "Uses a prime of 1023 bits.", ground -> prime(ground, 1023)));

  private SmallDh() {}

  private static Exhibit prime(Ground ground, int bits) {
    String suite = "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256";
    return ground
        .altering(
            ServerPreferences.DEFAULT
                .withVersions(ProtocolVersion.TLS_1_2)
                .withGroups(List.of(NamedGroup.FFDHE2048))
                .withCipherSuites(List.of(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256)),
            Alteration.changing("ServerKeyExchange", message -> withPrime(message, bits)))
        .with("--tls1.2", "--ciphers", suite);
  }

  /**
   * RFC 5246 section 7.4.3: dh_p, dh_g and dh_Ys, each with a length of two bytes, then the
   * signature, which no longer fits.
   */
  private static byte[] withPrime(byte[] message, int bits) {
    byte[] p = BigInteger.ONE.shiftLeft(bits - 1).or(BigInteger.ONE).toByteArray();
    byte[] prime = p[0] == 0 ? Arrays.copyOfRange(p, 1, p.length) : p;
    int signature = Messages.HEADER;
    for (int i = 0; i < 3; i++) {
      signature += 2 + Messages.u16(message, signature);
    }
    byte[] changed =
        new byte[Messages.HEADER + 2 * (2 + prime.length) + 3 + message.length - signature];
    changed[0] = message[0];
    int at = put(changed, Messages.HEADER, prime);
    at = put(changed, at, new byte[] {2});
    byte[] share = prime.clone();
    share[share.length - 1] = 0;
    at = put(changed, at, share);
    System.arraycopy(message, signature, changed, at, message.length - signature);
    return Messages.withLength(changed);
  }

  private static int put(byte[] message, int at, byte[] number) {
    Messages.addedTo16(message, at, number.length);
    System.arraycopy(number, 0, message, at + 2, number.length);
    return at + 2 + number.length;
  }
}
