package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.MaxFragmentLength;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A smaller limit on record plaintexts: {@code max_fragment_length} (RFC 6066 section 4).
 *
 * <pre>{@code
 * enum {
 *     2^9(1), 2^10(2), 2^11(3), 2^12(4), (255)
 * } MaxFragmentLength;
 * }</pre>
 *
 * @param maxFragmentLength the limit, which the server repeats if it accepts
 */
public record MaxFragmentLengthNegotiation(MaxFragmentLength maxFragmentLength)
    implements Extension {

  static MaxFragmentLengthNegotiation decode(Reader in) throws ViolationException {
    return new MaxFragmentLengthNegotiation(in.u8("max_fragment_length", MaxFragmentLength::new));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.MAX_FRAGMENT_LENGTH;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(maxFragmentLength.value());
  }
}
