package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.engine.TlsEngine;
import java.util.ArrayList;
import java.util.List;
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
    return start(offer, settings, PriorKeys.NONE);
  }

  /**
   * Starts a handshake from what both sides share; the ClientHello is in {@link #takeOutput}, and
   * early data with it.
   */
  public static ClientEngine start(Offer offer, ClientSettings settings, PriorKeys prior) {
    FirstFlight first = FirstFlight.of(offer, settings, prior);
    boolean compatible = offer.middleboxCompatibility();
    boolean early = first.earlyData().isPresent();
    var context =
        new ClientContext(
            first.offer(),
            settings,
            first.hello(),
            prior.session12(),
            first.psks(),
            early,
            compatible && !early);
    List<Action> actions = new ArrayList<>();
    actions.add(first.send());
    if (early) {
      // RFC 9846 appendix E.4: "If offering early data, the record is placed immediately after the
      // first ClientHello."
      if (compatible) {
        actions.add(new Action.SendChangeCipherSpec());
      }
      actions.add(new Action.WriteUnder(first.earlyData().get(), Epoch.EARLY_DATA));
      actions.add(new Action.SendEarlyData(prior.earlyData().bytes()));
    }
    var state = new ExpectServerHello(context, first.bytes(), first.keys(), Optional.empty());
    return new ClientEngine(settings, new Step(state, actions));
  }
}
