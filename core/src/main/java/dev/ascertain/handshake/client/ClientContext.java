package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Action;
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
 */
record ClientContext(
    Offer offer,
    ClientSettings settings,
    ClientHello hello,
    Optional<ClientSession.Tls12> session12,
    List<OfferedPsk> psks,
    boolean earlyData,
    boolean changeCipherSpecDue) {

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

  Optional<Action> changeCipherSpec() {
    return changeCipherSpecDue ? Optional.of(new Action.SendChangeCipherSpec()) : Optional.empty();
  }
}
