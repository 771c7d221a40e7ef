package dev.ascertain.app.terminal;

import java.util.HexFormat;

/** Bytes in hexadecimal. */
final class Hex {
  private static final HexFormat DIGITS = HexFormat.of();

  private Hex() {}

  /** All bytes, without spaces. */
  static String of(byte[] bytes) {
    return DIGITS.formatHex(bytes);
  }

  /** One byte: two digits. */
  static String of(byte value) {
    return DIGITS.toHexDigits(value);
  }
}
