package dev.ascertain.wire;

/**
 * The values that RFC 8701 reserves so that peers which do not ignore what they don't know are
 * found early ("Generate Random Extensions And Sustain Extensibility").
 */
public final class Grease {
  private Grease() {}

  /**
   * Whether a cipher suite, group, extension type, signature scheme or version is reserved (RFC
   * 8701 section 2): 0x0a0a, 0x1a1a, to 0xfafa.
   */
  public static boolean is16(int value) {
    return (value & 0x0f0f) == 0x0a0a && value >>> 8 == (value & 0xff);
  }

  /** Whether a PskKeyExchangeMode is reserved (RFC 8701 section 2): 0x0b, 0x2a, to 0xe4. */
  public static boolean is8(int value) {
    return value <= 0xe4 && value % 0x1f == 0x0b;
  }

  static String shown(int value, int width) {
    return "GREASE (" + Registry.hex(value, width) + ")";
  }
}
