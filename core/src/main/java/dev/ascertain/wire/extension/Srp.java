package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The user of a password-authenticated handshake: {@code srp} (RFC 5054 section 2.8.1).
 *
 * <pre>{@code
 * opaque srp_I<1..2^8-1>;
 * }</pre>
 *
 * @param userName the name, one character per byte of its UTF-8 form
 */
public record Srp(String userName) implements Extension {

  static Srp decode(Reader in) throws ViolationException {
    return new Srp(in.text8("srp_I", 1, 0xff));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SRP;
  }

  @Override
  public void encodeBody(Writer out) {
    out.text8(userName);
  }
}
