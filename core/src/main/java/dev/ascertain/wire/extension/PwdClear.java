package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The user of a password-authenticated handshake, in clear: {@code pwd_clear} (RFC 8492 section
 * 4.4).
 *
 * <pre>{@code
 * opaque PWD_name<1..2^8-1>;
 * }</pre>
 *
 * @param pwdName the user's name in UTF-8
 */
public record PwdClear(Opaque pwdName) implements Extension {

  static PwdClear decode(Reader in) throws ViolationException {
    return new PwdClear(new Opaque(in.opaque8("PWD_name", 1, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PWD_CLEAR;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(pwdName.bytes());
  }
}
