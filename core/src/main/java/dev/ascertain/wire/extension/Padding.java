package dev.ascertain.wire.extension;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * Zeros that bring a ClientHello to a wanted size: {@code padding} (RFC 7685 section 3).
 *
 * @param length the number of zeros
 */
public record Padding(int length) implements Extension {

  static Padding decode(Reader in) throws ViolationException {
    int start = in.position();
    byte[] zeros = in.rest("data");
    for (int i = 0; i < zeros.length; i++) {
      // RFC 7685 section 3: The client MUST fill the padding extension completely with zero bytes
      if (zeros[i] != 0) {
        ByteRange at = new ByteRange(start + i, start + i + 1);
        throw in.malformed("data", at, "0x00", "0x%02x".formatted(zeros[i]));
      }
    }
    return new Padding(zeros.length);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PADDING;
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(new byte[length]);
  }
}
