package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.engine.TlsEngine;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

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

  private ServerEngine(LongSupplier clock, ServerState start) {
    super(Sender.SERVER, clock, Step.to(start));
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
    return new ServerEngine(settings.clock(), new ExpectClientHello(settings, Optional.empty()));
  }

  /**
   * Waits for a client's handshake, whose ClientHello decides the settings.
   *
   * @param clock elapsed time in nanoseconds, from any origin; it stamps events
   */
  public static ServerEngine start(LongSupplier clock, SettingsChoice choice) {
    return new ServerEngine(clock, new ChooseSettings(choice));
  }
}
