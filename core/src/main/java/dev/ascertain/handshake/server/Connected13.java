package dev.ascertain.handshake.server;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.TrafficKeys13;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.KeyUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TLS 1.3: application data flows; key updates may still come (RFC 9846 section 4.7.3). */
record Connected13(TrafficKeys13 keys) implements ServerState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof KeyUpdate update)) {
      // RFC 9846 section 4.2.2: "Because TLS 1.3 forbids renegotiation, if a server has negotiated
      // TLS 1.3 and receives a ClientHello at any other time, it MUST terminate the connection with
      // an "unexpected_message" alert."
      throw received.unexpected(expected());
    }
    // RFC 9846 section 4.7.3: "If an implementation receives any other value, it MUST terminate the
    // connection with an "illegal_parameter" alert."
    if (!KeyUpdateRequest.registered().contains(update.requestUpdate())) {
      throw received.violation(
          Rule.BAD_KEY_UPDATE, "request_update", "0 or 1", update.requestUpdate().toString());
    }
    TrafficKeys13 next = keys.updateClient();
    List<Action> actions = new ArrayList<>();
    actions.add(new Action.ReadUnder(next.clientProtection(), Epoch.APPLICATION));
    // RFC 9846 section 4.7.3: "If the request_update field is set to "update_requested", then the
    // receiver MUST send a KeyUpdate of its own with request_update set to "update_not_requested"
    // prior to sending its next Application Data record."
    if (!update.requestUpdate().equals(KeyUpdateRequest.UPDATE_REQUESTED)) {
      return new Step(new Connected13(next), actions);
    }
    Step ours = new Connected13(next).updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    actions.addAll(ours.actions());
    return new Step(ours.next(), actions);
  }

  // RFC 9846 section 4.7.3: "After sending a KeyUpdate message, the sender SHALL send all its
  // traffic using the next generation of keys".
  @Override
  public Step updateKeys(KeyUpdateRequest request) {
    TrafficKeys13 next = keys.updateServer();
    KeyUpdate message = new KeyUpdate(request);
    return Step.to(
        new Connected13(next),
        new Action.Send(message, message.encode(), Dialect.TLS13),
        new Action.WriteUnder(next.serverProtection(), Epoch.APPLICATION));
  }

  @Override
  public byte[] exportKeyingMaterial(String label, Optional<byte[]> context, int length) {
    return keys.export(label, context.orElseGet(() -> new byte[0]), length);
  }

  @Override
  public Step onApplicationData(int length) {
    return Step.to(this);
  }

  // RFC 9846 section 5: a change_cipher_spec record is dropped only "before the peer's Finished
  // message has been received".
  @Override
  public Step onChangeCipherSpec() throws ViolationException {
    throw unexpectedRecord("change_cipher_spec record");
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "KeyUpdate or application data";
  }

  @Override
  public void forget() {
    keys.destroy();
  }
}
