package dev.ascertain.verify;

import java.util.Arrays;

/** Reads IP addresses as RFC 3986 section 3.2.2 writes them. */
final class IpLiteral {
  private IpLiteral() {}

  /** Whether the last label is a number: no host name ends so (RFC 1123 section 2.1). */
  static boolean looksLikeV4(String text) {
    String last = text.substring(text.lastIndexOf('.') + 1);
    return !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Reads four decimal numbers without leading zeros.
   *
   * @throws IllegalArgumentException if it is anything else, such as {@code 127.1} or {@code
   *     010.0.0.1}
   */
  static byte[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw notAnAddress(text);
    }
    byte[] address = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 255) {
        throw notAnAddress(text);
      }
      address[i] = (byte) Integer.parseInt(parts[i]);
    }
    return address;
  }

  /**
   * Reads an IPv6 address (RFC 4291 section 2.2), also with {@code ::} and an IPv4 address at its
   * end.
   *
   * @throws IllegalArgumentException if it is anything else; zones are not part of an address
   */
  static byte[] v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] address = groups(text, text);
      if (address.length != 16) {
        throw notAnAddress(text);
      }
      return address;
    }
    byte[] head = groups(text.substring(0, gap), text);
    byte[] tail = groups(text.substring(gap + 2), text);
    if (head.length + tail.length > 14) {
      throw notAnAddress(text);
    }
    byte[] address = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, address, 16 - tail.length, tail.length);
    return address;
  }

  private static byte[] groups(String part, String whole) {
    if (part.isEmpty()) {
      return new byte[0];
    }
    String[] groups = part.split(":", -1);
    if (groups.length > 8) {
      throw notAnAddress(whole);
    }
    byte[] bytes = new byte[2 * groups.length + 2];
    int size = 0;
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        System.arraycopy(v4(groups[i]), 0, bytes, size, 4);
        size += 4;
      } else if (groups[i].matches("[0-9A-Fa-f]{1,4}")) {
        int value = Integer.parseInt(groups[i], 16);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
      } else {
        throw notAnAddress(whole);
      }
    }
    return Arrays.copyOf(bytes, size);
  }

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException("not an IP address: " + text);
  }
}
