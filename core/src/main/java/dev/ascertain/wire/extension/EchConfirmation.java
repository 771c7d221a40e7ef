package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A server's sign that it could decrypt the inner hello: {@code encrypted_client_hello} in
 * HelloRetryRequest (RFC 9849 section 5).
 *
 * <pre>{@code
 * struct {
 *     opaque confirmation[8];
 * } ECHHelloRetryRequest;
 * }</pre>
 *
 * @param confirmation 8 bytes, as RFC 9849 section 7.2.1 computes them
 */
public record EchConfirmation(Opaque confirmation) implements Extension {
  private static final int LENGTH = 8;

  static EchConfirmation decode(Reader in) throws ViolationException {
    return new EchConfirmation(new Opaque(in.fixed("confirmation", LENGTH)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.ENCRYPTED_CLIENT_HELLO;
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(confirmation.bytes());
  }
}
