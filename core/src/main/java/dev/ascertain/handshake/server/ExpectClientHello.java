package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The client speaks first; what it offers decides the version.
 *
 * @param retry what our HelloRetryRequest settled, after one
 * @param opened the inner ClientHello that it answered, if that was encrypted
 */
record ExpectClientHello(
    ServerSettings settings, Optional<Retry> retry, Optional<OpenedHello> opened)
    implements ServerState {

  ExpectClientHello(ServerSettings settings, Optional<Retry> retry) {
    this(settings, retry, Optional.empty());
  }

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof ClientHello hello)) {
      throw received.unexpected(expected());
    }
    ClientHelloRules.checkExtensions(received, hello);
    // RFC 9849 section 7: "A shared mode server which receives a ClientHello with
    // ECHClientHello.type
    // of inner MUST abort with an "illegal_parameter" alert, because such a ClientHello should
    // never
    // be received directly from the network."
    if (hello.extensions().find(EchClientHello.Inner.class).isPresent()) {
      throw received.violation(
          Rule.BAD_ECH,
          ExtensionType.ENCRYPTED_CLIENT_HELLO.toString(),
          "type outer",
          "type inner, in the clear");
    }
    Optional<OpenedHello> inner = open(received, hello);
    if (inner.isEmpty()) {
      return rejecting(hello, answer(received, hello));
    }
    Step step = answer(inner.get().inner(), (ClientHello) inner.get().inner().message());
    List<Action> actions = new ArrayList<>(inner.get().notes(opened.isEmpty()));
    actions.addAll(step.actions());
    return new Step(
        step.next() instanceof ExpectClientHello again
            ? new ExpectClientHello(settings, again.retry(), inner)
            : step.next(),
        actions);
  }

  private Optional<OpenedHello> open(Received received, ClientHello hello)
      throws ViolationException {
    if (opened.isPresent()) {
      return Optional.of(opened.get().again(received, hello));
    }
    // RFC 9849 section 7.1.1: "If the client-facing server rejected ECH, or if the first
    // ClientHello
    // did not include an "encrypted_client_hello" extension, [...] the server does not decrypt the
    // second ClientHello's ECHClientHello.payload value, if there is one."
    return settings.ech().isPresent() && retry.isEmpty()
        ? OpenedHello.of(settings.ech().get(), received, hello)
        : Optional.empty();
  }

  /** RFC 9849 section 7.1: what cannot be decrypted may be meant to be random. */
  private Step rejecting(ClientHello hello, Step step) {
    if (settings.ech().isEmpty()
        || retry.isPresent()
        || hello.extensions().find(EchClientHello.Outer.class).isEmpty()) {
      return step;
    }
    List<Action> actions = new ArrayList<>();
    actions.add(new Action.Note(nanos -> new Event.EchAnswered(nanos, false)));
    actions.addAll(step.actions());
    return new Step(step.next(), actions);
  }

  private Step answer(Received received, ClientHello hello) throws ViolationException {
    ProtocolVersion version = VersionChoice.of(received, hello, settings.preferences());
    if (retry.isPresent() && !version.equals(ProtocolVersion.TLS_1_3)) {
      throw received.violation(
          Rule.CHANGED_AFTER_RETRY, "versions", "TLS 1.3, as before", version.toString());
    }
    return version.equals(ProtocolVersion.TLS_1_3)
        ? ClientHello13.answer(settings, received, hello, retry)
        : ClientHello12.answer(settings, received, hello);
  }

  // RFC 9846 section 4.3.2: "When a server is operating statelessly, it may receive an unprotected
  // record of type change_cipher_spec between the first and second ClientHello [...]. Since the
  // server is not storing any state, this will appear as if it were the first message to be
  // received. Servers operating statelessly MUST ignore these records."
  @Override
  public Step onChangeCipherSpec() throws ViolationException {
    return retry.isPresent() || settings.cookieKey().isPresent()
        ? Step.to(this)
        : ServerState.super.onChangeCipherSpec();
  }

  @Override
  public Dialect dialect() {
    return Dialect.INITIAL;
  }

  @Override
  public String expected() {
    return "ClientHello";
  }
}
