package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.TrafficKeys13;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.EndOfEarlyData;
import dev.ascertain.wire.handshake.Finished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TLS 1.3: the server's Finished, which ours answers (RFC 9846 section 4.5.3). */
record ExpectFinished13(
    ClientContext context, Progress13 progress, Optional<CertificateRequest13> request)
    implements ClientState {

  @Override
  public Step on(Received received) throws ViolationException {
    if (!(received.message() instanceof Finished message)) {
      throw received.unexpected(expected());
    }
    var transcript = progress.transcript();
    byte[] verifyData = message.verifyData().bytes();
    // RFC 9846 section 4.5.3: "Recipients of Finished messages MUST verify that the contents are
    // correct and if incorrect MUST terminate the connection with a "decrypt_error" alert."
    if (!progress.keys().serverFinishedIs(verifyData, transcript.current())) {
      throw received.violation(
          Rule.BAD_FINISHED, "verify_data", "the HMAC over the handshake so far", "another value");
    }
    transcript.add(received.bytes());
    TrafficKeys13 traffic = progress.keys().traffic(transcript.current());

    List<Action> actions = new ArrayList<>();
    context.changeCipherSpec().ifPresent(actions::add);
    var finish = new Authentication13(transcript, progress.keys()::clientFinished, actions);
    // RFC 9846 section 4.6: "If the server does not send an "early_data" extension in
    // EncryptedExtensions, then the client MUST NOT send an EndOfEarlyData message."
    if (progress.earlyData()) {
      // RFC 9846 section 4.6: "If the server sent an "early_data" extension in EncryptedExtensions,
      // the client MUST send an EndOfEarlyData message after receiving the server Finished."
      finish.send(new EndOfEarlyData());
      actions.add(new Action.WriteUnder(progress.keys().clientProtection(), Epoch.HANDSHAKE));
    }
    // RFC 9846 section 4.5.1: "The client MUST send a Certificate message if and only if the server
    // has requested certificate-based client authentication via a CertificateRequest message
    // [...]."
    if (request.isPresent()) {
      finish.answer(request.get(), progress.negotiated().certificateTypes().client(), context);
    }
    // RFC 9846 section 4.5.1: "A Finished message MUST be sent regardless of whether the
    // Certificate message is empty."
    finish.finish();
    progress.keys().destroy();
    // RFC 9846 section 4.5.3: "Any records following a Finished message MUST be encrypted under the
    // appropriate application traffic key as described in [...]."
    actions.add(new Action.ReadUnder(traffic.serverProtection(), Epoch.APPLICATION));
    actions.add(new Action.WriteUnder(traffic.clientProtection(), Epoch.APPLICATION));
    if (progress.psk().isPresent()) {
      actions.add(
          new Action.Note(
              nanos -> new Event.KeyProven(nanos, KeyProof.PRE_SHARED_KEY, Optional.empty())));
    }
    actions.add(context.completed(received));
    return new Step(new Connected13(context, progress.negotiated(), traffic, transcript), actions);
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
    progress.keys().destroy();
  }
}
