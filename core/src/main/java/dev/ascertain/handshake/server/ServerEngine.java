package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.engine.TlsEngine;
import java.util.List;
import java.util.Optional;

/**
 * A TLS server, sans I/O: it is given the bytes a client sent and says which bytes to send back.
 *
 * <pre>{@code
 * var engine = ServerEngine.start(settings);
 * while (engine.isHandshaking() && !engine.hasEnded()) {
 *   engine.received(socket.read());
 *   socket.write(engine.takeOutput());
 * }
 * }</pre>
 */
public final class ServerEngine extends TlsEngine {

  private ServerEngine(ServerSettings settings, Step start) {
    super(Sender.SERVER, settings.clock(), start);
  }

  /**
   * Early data received since the last call, in order. RFC 9846 section 2.3: it is "not forward
   * secret", and "there are no guarantees of non-replay between connections".
   */
  public List<byte[]> takeEarlyData() {
    return takeAllEarlyData();
  }

  /** Waits for a client's handshake. */
  public static ServerEngine start(ServerSettings settings) {
    return new ServerEngine(settings, Step.to(new ExpectClientHello(settings, Optional.empty())));
  }
}
