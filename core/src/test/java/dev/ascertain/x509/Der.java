package dev.ascertain.x509;

import java.util.HexFormat;

/**
 * Writes DER by hand: {@code 30(82(612e62) 0101ff)} is a SEQUENCE of a {@code [2]} and a BOOLEAN.
 * Each pair of parentheses stands for a length and what it counts; all else is hex.
 */
final class Der {
  private final String text;
  private int at;

  private Der(String text) {
    this.text = text;
  }

  static byte[] of(String text) {
    return HexFormat.of().parseHex(hex(text));
  }

  static String hex(String text) {
    return new Der(text.replace(" ", "")).sequence();
  }

  private String sequence() {
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != ')') {
      if (text.charAt(at) == '(') {
        at++;
        String inside = sequence();
        at++;
        out.append(length(inside.length() / 2)).append(inside);
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }

  private static String length(int bytes) {
    if (bytes < 0x80) {
      return "%02x".formatted(bytes);
    }
    return bytes < 0x100 ? "81%02x".formatted(bytes) : "82%04x".formatted(bytes);
  }
}
