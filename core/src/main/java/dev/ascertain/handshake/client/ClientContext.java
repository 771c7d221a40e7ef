package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;

/**
 * What every state needs to know of our own side.
 *
 * @param offer what we offered
 * @param settings what we work with
 * @param hello the ClientHello the server answers: the second one after a HelloRetryRequest
 * @param session12 the session of TLS 1.2 that the hello offers to resume
 * @param psks the pre-shared keys that the hello offers
 * @param earlyData whether early data went out with it
 * @param changeCipherSpecDue whether the ChangeCipherSpec of middlebox compatibility is still to be
 *     sent (RFC 9846 appendix E.4)
 * @param echRejected whether the server did not go by our encrypted ClientHello
 */
record ClientContext(
    Offer offer,
    ClientSettings settings,
    ClientHello hello,
    Optional<ClientSession.Tls12> session12,
    List<OfferedPsk> psks,
    boolean earlyData,
    boolean changeCipherSpecDue,
    boolean echRejected) {

  ClientContext {
    psks = List.copyOf(psks);
  }

  /** The host name we asked for. */
  Optional<String> serverName() {
    return hello.extensions().find(ServerName.class).flatMap(ServerName::hostName);
  }

  boolean strict() {
    return settings.mode() == Mode.STRICT;
  }

  /**
   * What becomes of the connection once both Finished messages are right.
   *
   * @param finished the last message
   */
  Action completed(Received finished) {
    // RFC 9849 section 6.1.6: "If both authentication and the handshake complete successfully, the
    // client MUST perform the processing described below then abort the connection with an
    // "ech_required" alert before sending any application data to the server."
    return echRejected
        ? new Action.Fail(
            finished
                .violation(
                    Rule.ECH_REJECTED,
                    "a server that accepts encrypted_client_hello",
                    "the server with the public name")
                .violation())
        : new Action.Note(Event.Completed::new);
  }

  Optional<Action> changeCipherSpec() {
    return changeCipherSpecDue ? Optional.of(new Action.SendChangeCipherSpec()) : Optional.empty();
  }
}
