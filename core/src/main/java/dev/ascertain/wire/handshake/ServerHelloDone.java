package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Writer;

/**
 * The end of the hello and what belongs to it, in TLS 1.2 and below (RFC 5246 section 7.4.5): the
 * server now waits for the client.
 *
 * <pre>{@code
 * struct { } ServerHelloDone;
 * }</pre>
 */
public record ServerHelloDone() implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO_DONE;
  }

  @Override
  public void encodeBody(Writer out) {
    // The message is its header.
  }
}
