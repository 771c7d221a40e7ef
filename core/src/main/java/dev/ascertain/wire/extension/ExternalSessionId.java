package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * What binds a connection to a session in session signalling: {@code external_session_id} (RFC 8844
 * section 4.3).
 *
 * <pre>{@code
 * struct {
 *     opaque session_id<20..255>;
 * } ExternalSessionId;
 * }</pre>
 *
 * @param sessionId the value of the {@code tls-id} attribute
 */
public record ExternalSessionId(Opaque sessionId) implements Extension {

  static ExternalSessionId decode(Reader in) throws ViolationException {
    return new ExternalSessionId(new Opaque(in.opaque8("session_id", 20, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.EXTERNAL_SESSION_ID;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(sessionId.bytes());
  }
}
