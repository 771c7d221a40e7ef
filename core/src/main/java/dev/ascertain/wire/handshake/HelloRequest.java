package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Writer;

/**
 * The server's request to begin a new handshake, in TLS 1.2 and below (RFC 5246 section 7.4.1.1).
 *
 * <pre>{@code
 * struct { } HelloRequest;
 * }</pre>
 */
public record HelloRequest() implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.HELLO_REQUEST;
  }

  @Override
  public void encodeBody(Writer out) {
    // The message is its header.
  }
}
