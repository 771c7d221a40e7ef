package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The salt of the user's password: {@code password_salt}, which a server of TLS 1.3 sends for
 * {@code pwd_protect} and {@code pwd_clear} (RFC 8492 section 4.5).
 *
 * <pre>{@code
 * struct {
 *     opaque salt<1..2^16-1>;
 * } PasswordSalt;
 * }</pre>
 *
 * @param salt the salt
 */
public record PasswordSalt(Opaque salt) implements Extension {

  static PasswordSalt decode(Reader in) throws ViolationException {
    return new PasswordSalt(new Opaque(in.opaque16("salt", 1, 0xffff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PASSWORD_SALT;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque16(salt.bytes());
  }
}
