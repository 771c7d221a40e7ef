package dev.ascertain.x509;

import java.util.HexFormat;

/** IP addresses as text. */
final class IpText {
  private IpText() {}

  /** An address, or an address and its mask; other lengths in hex. */
  static String of(byte[] bytes) {
    return switch (bytes.length) {
      case 4 -> v4(bytes, 0);
      case 16 -> v6(bytes, 0);
      case 8 -> v4(bytes, 0) + "/" + v4(bytes, 4);
      case 32 -> v6(bytes, 0) + "/" + v6(bytes, 16);
      default -> "#" + HexFormat.of().formatHex(bytes);
    };
  }

  private static String v4(byte[] bytes, int at) {
    return "%d.%d.%d.%d"
        .formatted(
            bytes[at] & 0xff, bytes[at + 1] & 0xff, bytes[at + 2] & 0xff, bytes[at + 3] & 0xff);
  }

  /** RFC 5952 section 4: lower case, no leading zeros, the longest run of zeros as {@code ::}. */
  private static String v6(byte[] bytes, int at) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[at + 2 * i] & 0xff) << 8 | bytes[at + 2 * i + 1] & 0xff;
    }
    int runStart = 0;
    int runLength = 0;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && groups[i + length] == 0) {
        length++;
      }
      if (length > runLength) {
        runStart = i;
        runLength = length;
      }
    }
    // RFC 5952 section 4.2.2: a single group of zeros is not shortened.
    if (runLength < 2) {
      return join(groups, 0, 8);
    }
    return join(groups, 0, runStart) + "::" + join(groups, runStart + runLength, 8);
  }

  private static String join(int[] groups, int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      joined.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return joined.toString();
  }
}
