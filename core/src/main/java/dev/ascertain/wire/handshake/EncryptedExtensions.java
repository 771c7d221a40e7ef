package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Placement;

/**
 * The server's answers to the extensions that are not needed to set up the keys (RFC 9846 section
 * 4.4.1).
 *
 * <pre>{@code
 * struct {
 *     Extension extensions<0..2^16-1>;
 * } EncryptedExtensions;
 * }</pre>
 *
 * @param extensions the extensions, in wire order
 */
public record EncryptedExtensions(Extensions extensions) implements HandshakeMessage {

  static EncryptedExtensions decode(Reader in) throws ViolationException {
    return new EncryptedExtensions(Extensions.decode(in, Placement.ENCRYPTED_EXTENSIONS));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.ENCRYPTED_EXTENSIONS;
  }

  @Override
  public void encodeBody(Writer out) {
    extensions.encode(out);
  }
}
