package dev.ascertain.handshake.server;

import dev.ascertain.handshake.CertificateJudge.Presented;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.HandshakeKeys13;
import dev.ascertain.handshake.keys.TrafficKeys13;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.Finished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * TLS 1.3: the client's Finished, the last message of the handshake (RFC 9846 section 4.5.3).
 *
 * @param client what the client presented, and proved to have the key of: now, or on the connection
 *     that is resumed
 */
record ExpectFinished13(
    ServerSettings settings,
    ClientHello hello,
    Negotiated negotiated,
    TranscriptHash transcript,
    HandshakeKeys13 keys,
    TrafficKeys13 traffic,
    Optional<Presented> client)
    implements ServerState {

  /** This, once the client has proven its key. */
  ExpectFinished13 with(ClientIdentity identity) {
    return new ExpectFinished13(
        settings, hello, negotiated, transcript, keys, traffic, Optional.of(identity.presented()));
  }

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof Finished message)) {
      throw received.unexpected(expected());
    }
    // RFC 9846 section 4.5.3: "Recipients of Finished messages MUST verify that the contents are
    // correct and if incorrect MUST terminate the connection with a "decrypt_error" alert."
    if (!keys.clientFinishedIs(message.verifyData().bytes(), transcript.current())) {
      throw received.violation(
          Rule.BAD_FINISHED, "verify_data", "the HMAC over the handshake so far", "another value");
    }
    transcript.add(received.bytes());
    List<Action> actions = new ArrayList<>();
    actions.add(new Action.ReadUnder(traffic.clientProtection(), Epoch.APPLICATION));
    actions.add(new Action.Note(Event.Completed::new));
    actions.addAll(
        Tickets13.of(settings, hello, negotiated, traffic, transcript.current(), client));
    keys.destroy();
    return new Step(new Connected13(traffic), actions);
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return "Finished";
  }

  @Override
  public void forget() {
    keys.destroy();
    traffic.destroy();
  }
}
