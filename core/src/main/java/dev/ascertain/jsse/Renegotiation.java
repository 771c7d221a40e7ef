package dev.ascertain.jsse;

import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.ProtocolVersion;
import javax.net.ssl.SSLException;

/** What a request for another handshake leads to. */
final class Renegotiation {
  private Renegotiation() {}

  /**
   * In TLS 1.3 new keys, as from the JDK (RFC 9846 section 4.7.3). In TLS 1.2 a refusal: none of
   * our engines renegotiates.
   *
   * @throws SSLException in TLS 1.2, and on a connection that is closed
   */
  static void request(TlsEngine engine) throws SSLException {
    boolean tls13 =
        engine.negotiated().filter(n -> n.version().equals(ProtocolVersion.TLS_1_3)).isPresent();
    if (!engine.isConnected()) {
      throw new SSLException("the connection is closed");
    }
    if (!tls13) {
      throw new SSLException("TLS 1.2 renegotiation (RFC 5746) is refused: make a new connection");
    }
    engine.updateKeys(KeyUpdateRequest.UPDATE_REQUESTED);
  }
}
