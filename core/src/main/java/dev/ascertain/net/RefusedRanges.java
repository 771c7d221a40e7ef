package dev.ascertain.net;

import dev.ascertain.observation.FetchFailure.RefusedAddress.Range;
import dev.ascertain.observation.IpAddress;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a certificate must not send us to.
 *
 * <p>A certificate's text decides where we connect, so whoever wrote it could otherwise ask a
 * cloud's metadata service in our name (169.254.169.254), or find out who is on our link. Private
 * addresses (RFC 1918) and loopback are not refused: companies keep their responders there.
 */
final class RefusedRanges {
  /** RFC 4291 section 2.5.5.2: IPv4-mapped addresses are {@code ::ffff:0:0/96}. */
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

  /** RFC 6052 section 2.1: the well-known prefix of NAT64 is {@code 64:ff9b::/96}. */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  private RefusedRanges() {}

  /** The range that an address is refused for; empty if it may be connected to. */
  static Optional<Range> of(IpAddress address) {
    byte[] octets = address.octets();
    return Optional.ofNullable(
        switch (address.family()) {
          case IPV4 -> ipv4(octets, 0);
          case IPV6 -> ipv6(octets);
        });
  }

  private static @Nullable Range ipv4(byte[] octets, int at) {
    int first = octets[at] & 0xff;
    int second = octets[at + 1] & 0xff;
    if (first == 0) {
      return Range.UNSPECIFIED;
    }
    if (first == 169 && second == 254) {
      return Range.LINK_LOCAL;
    }
    if (first >= 240) {
      return Range.RESERVED;
    }
    return first >= 224 ? Range.MULTICAST : null;
  }

  private static @Nullable Range ipv6(byte[] octets) {
    int first = octets[0] & 0xff;
    int second = octets[1] & 0xff;
    if (first == 0xff) {
      return Range.MULTICAST;
    }
    if (first == 0xfe && (second & 0xc0) == 0x80) {
      return Range.LINK_LOCAL;
    }
    if (Arrays.equals(octets, new byte[16])) {
      return Range.UNSPECIFIED;
    }
    boolean embedsIpv4 = startsWith(octets, MAPPED) || startsWith(octets, NAT64);
    return embedsIpv4 ? ipv4(octets, 12) : null;
  }

  private static boolean startsWith(byte[] octets, byte[] prefix) {
    return Arrays.equals(octets, 0, prefix.length, prefix, 0, prefix.length);
  }
}
