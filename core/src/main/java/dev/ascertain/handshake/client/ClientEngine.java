package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.engine.TlsEngine;
import java.util.Optional;

/**
 * A TLS client, sans I/O: it is given the bytes a server sent and says which bytes to send back.
 *
 * <pre>{@code
 * var engine = ClientEngine.start(offer, settings);
 * while (engine.isHandshaking()) {
 *   socket.write(engine.takeOutput());
 *   engine.received(socket.read());
 * }
 * engine.send(request);
 * }</pre>
 */
public final class ClientEngine extends TlsEngine {

  private ClientEngine(ClientSettings settings, Step start) {
    super(Sender.CLIENT, settings.clock(), start);
  }

  /** Starts a handshake; the ClientHello is in {@link #takeOutput}. */
  public static ClientEngine start(Offer offer, ClientSettings settings) {
    FirstFlight first = FirstFlight.of(offer, settings);
    var context = new ClientContext(offer, settings, first.hello(), offer.middleboxCompatibility());
    var state = new ExpectServerHello(context, first.bytes(), first.keys(), Optional.empty());
    return new ClientEngine(settings, Step.to(state, first.send()));
  }
}
