package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A bit for each feature that has nothing more to say: {@code tls_flags} (draft-ietf-tls-tlsflags
 * section 2).
 *
 * <pre>{@code
 * struct {
 *     opaque flags<1..255>;
 * } FlagExtension;
 * }</pre>
 *
 * @param flags the bits; flag 0 is the least significant bit of the first byte
 */
public record TlsFlags(Opaque flags) implements Extension {

  static TlsFlags decode(Reader in) throws ViolationException {
    return new TlsFlags(new Opaque(in.opaque8("flags", 1, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TLS_FLAGS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(flags.bytes());
  }
}
