package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The user of a password-authenticated handshake, encrypted to a key of the server's: {@code
 * pwd_protect} (RFC 8492 section 4.4).
 *
 * <pre>{@code
 * opaque PWD_name<1..2^8-1>;
 * }</pre>
 *
 * @param pwdName the user's name, encrypted
 */
public record PwdProtect(Opaque pwdName) implements Extension {

  static PwdProtect decode(Reader in) throws ViolationException {
    return new PwdProtect(new Opaque(in.opaque8("PWD_name", 1, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PWD_PROTECT;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(pwdName.bytes());
  }
}
