package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Writer;

/**
 * An extension whose bytes are kept as they came: its type has no format here (unregistered, for
 * private use, or a GREASE value of RFC 8701), or none in the message it stands in.
 *
 * <pre>{@code
 * opaque extension_data<0..2^16-1>;
 * }</pre>
 *
 * @param type any extension type
 * @param data the whole body
 */
public record UnknownExtension(ExtensionType type, Opaque data) implements Extension {

  static UnknownExtension decode(ExtensionType type, Reader in) {
    return new UnknownExtension(type, new Opaque(in.rest("data")));
  }

  /** Keeps a body whose first byte, already read, selects a variant that has no format here. */
  static UnknownExtension decodeRest(ExtensionType type, int first, Reader in) {
    byte[] rest = in.rest("data");
    return new UnknownExtension(type, new Opaque(Writer.write(out -> out.u8(first).raw(rest))));
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(data.bytes());
  }
}
