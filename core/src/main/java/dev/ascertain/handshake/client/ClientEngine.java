package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.wire.ProtocolVersion;
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
    return settings.ech() instanceof EchOffer.Encrypted ech
        ? startEncrypted(offer, settings, prior.in13(), ech)
        : startPlain(offer, settings, prior);
  }

  private static ClientEngine startPlain(Offer offer, ClientSettings settings, PriorKeys prior) {
    FirstFlight first = FirstFlight.of(offer, settings, prior);
    ClientContext context = context(first, settings, prior);
    var state = new ExpectServerHello(context, first.bytes(), first.keys(), Optional.empty());
    return start(context, first, prior, state, List.of(first.send()));
  }

  private static ClientEngine startEncrypted(
      Offer offer, ClientSettings settings, PriorKeys prior, EchOffer.Encrypted ech) {
    if (!offer.versions().contains(ProtocolVersion.TLS_1_3)) {
      throw new IllegalArgumentException("an encrypted ClientHello that does not offer TLS 1.3");
    }
    FirstFlight inner = FirstFlight.of(EchOffers.inner(offer), settings, prior);
    EchAttempt attempt = EchAttempt.of(ech, offer, inner, settings);
    ClientContext context = context(inner, settings, prior);
    var expected = new ExpectServerHello(context, inner.bytes(), inner.keys(), Optional.empty());
    return start(
        context,
        inner,
        prior,
        new ExpectEchAnswer(expected, attempt, false),
        attempt.send(inner.hello(), inner.bytes()));
  }

  private static ClientContext context(
      FirstFlight first, ClientSettings settings, PriorKeys prior) {
    boolean early = first.earlyData().isPresent();
    return new ClientContext(
        first.offer(),
        settings,
        first.hello(),
        prior.session12(),
        first.psks(),
        early,
        first.offer().middleboxCompatibility() && !early,
        false);
  }

  private static ClientEngine start(
      ClientContext context,
      FirstFlight first,
      PriorKeys prior,
      ClientState state,
      List<Action> hello) {
    List<Action> actions = new ArrayList<>(hello);
    if (context.earlyData()) {
      // RFC 9846 appendix E.4: "If offering early data, the record is placed immediately after the
      // first ClientHello."
      if (context.offer().middleboxCompatibility()) {
        actions.add(new Action.SendChangeCipherSpec());
      }
      actions.add(new Action.WriteUnder(first.earlyData().get(), Epoch.EARLY_DATA));
      actions.add(new Action.SendEarlyData(prior.earlyData().bytes()));
    }
    return new ClientEngine(context.settings(), new Step(state, actions));
  }
}
