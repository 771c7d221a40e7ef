package dev.ascertain.wire.extension;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A public value for one group (RFC 9846 section 4.3.8).
 *
 * <pre>{@code
 * struct {
 *     NamedGroup group;
 *     opaque key_exchange<1..2^16-1>;
 * } KeyShareEntry;
 * }</pre>
 *
 * @param group the group, of any value
 * @param keyExchange the public value, whose format the group defines
 */
public record KeyShareEntry(NamedGroup group, Opaque keyExchange) {
  private static final int LENGTH_SIZE = 2;
  private static final int UNCOMPRESSED = 4;

  static KeyShareEntry decodeFromClient(Reader in) throws ViolationException {
    NamedGroup group = in.u16("group", NamedGroup::new);
    return decode(in, group, KeyExchangeLength.ofClient(group));
  }

  static KeyShareEntry decodeFromServer(Reader in) throws ViolationException {
    NamedGroup group = in.u16("group", NamedGroup::new);
    return decode(in, group, KeyExchangeLength.ofServer(group));
  }

  void encode(Writer out) {
    out.u16(group.value()).opaque16(keyExchange.bytes());
  }

  private static KeyShareEntry decode(Reader in, NamedGroup group, int length)
      throws ViolationException {
    int start = in.position();
    boolean known = length != KeyExchangeLength.UNKNOWN;
    byte[] value =
        known
            ? in.opaque16("key_exchange", length, length)
            : in.opaque16("key_exchange", 1, 0xffff);
    // RFC 9846 section 4.3.8.2: For secp256r1, secp384r1, and secp521r1, the contents are the
    // serialized value of the following struct: struct { uint8 legacy_form = 4; ...
    if (KeyExchangeLength.beginsWithPoint(group) && value[0] != UNCOMPRESSED) {
      int first = start + LENGTH_SIZE;
      ByteRange at = new ByteRange(first, first + 1);
      String actual = "0x%02x".formatted(value[0]);
      throw in.malformed("key_exchange", at, "0x04 (an uncompressed point)", actual);
    }
    return new KeyShareEntry(group, new Opaque(value));
  }
}
