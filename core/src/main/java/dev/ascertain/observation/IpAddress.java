package dev.ascertain.observation;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * An IP address; two are equal if their octets are.
 *
 * @param octets 4 octets (IPv4) or 16 (IPv6), in network order; never written to
 */
public record IpAddress(byte[] octets) {

  /**
   * Copies the octets.
   *
   * @throws IllegalArgumentException if there are neither 4 nor 16 of them
   */
  public IpAddress {
    if (octets.length != 4 && octets.length != 16) {
      throw new IllegalArgumentException("an IP address has 4 or 16 octets, not " + octets.length);
    }
    octets = octets.clone();
  }

  /** Whether it is an IPv4 or an IPv6 address. */
  public AddressFamily family() {
    return octets.length == 4 ? AddressFamily.IPV4 : AddressFamily.IPV6;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** The usual text: {@code 192.0.2.1}, or by RFC 5952 section 4 {@code 2001:db8::1}. */
  @Override
  public String toString() {
    return switch (family()) {
      case IPV4 -> dotted();
      case IPV6 -> colonned();
    };
  }

  private String dotted() {
    StringJoiner text = new StringJoiner(".");
    for (byte octet : octets) {
      text.add(Integer.toString(octet & 0xff));
    }
    return text.toString();
  }

  private String colonned() {
    int longest = 0;
    int gap = -1;
    for (int i = 0; i < 8; i++) {
      int zeros = zerosFrom(i);
      // RFC 5952 section 4.2.3: "the longest run of consecutive 16-bit 0 fields MUST be shortened
      // […] When the length of the consecutive 16-bit 0 fields are equal […], the first sequence of
      // zero bits MUST be shortened." Section 4.2.2: not "just one 16-bit 0 field".
      if (zeros > 1 && zeros > longest) {
        longest = zeros;
        gap = i;
      }
    }
    return gap < 0 ? groups(0, 8) : groups(0, gap) + "::" + groups(gap + longest, 8);
  }

  private int zerosFrom(int group) {
    int count = 0;
    while (group + count < 8 && group(group + count) == 0) {
      count++;
    }
    return count;
  }

  private String groups(int from, int to) {
    StringJoiner text = new StringJoiner(":");
    for (int i = from; i < to; i++) {
      text.add(Integer.toHexString(group(i)));
    }
    return text.toString();
  }

  private int group(int index) {
    return (octets[2 * index] & 0xff) << 8 | octets[2 * index + 1] & 0xff;
  }
}
