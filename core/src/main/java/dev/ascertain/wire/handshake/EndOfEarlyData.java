package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Writer;

/**
 * The client has sent all its 0-RTT data, and protects what follows with its handshake keys (RFC
 * 9846 section 4.6).
 *
 * <pre>{@code
 * struct {} EndOfEarlyData;
 * }</pre>
 */
public record EndOfEarlyData() implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.END_OF_EARLY_DATA;
  }

  @Override
  public void encodeBody(Writer out) {
    // The message is its header.
  }
}
