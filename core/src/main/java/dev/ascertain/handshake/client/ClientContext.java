package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.Action;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.Optional;

/**
 * What every state needs to know of our own side.
 *
 * @param offer what we offered
 * @param settings what we work with
 * @param hello the ClientHello the server answers: the second one after a HelloRetryRequest
 * @param changeCipherSpecDue whether the ChangeCipherSpec of middlebox compatibility is still to be
 *     sent (RFC 9846 appendix E.4)
 */
record ClientContext(
    Offer offer, ClientSettings settings, ClientHello hello, boolean changeCipherSpecDue) {

  boolean strict() {
    return settings.mode() == Mode.STRICT;
  }

  Optional<Action> changeCipherSpec() {
    return changeCipherSpecDue ? Optional.of(new Action.SendChangeCipherSpec()) : Optional.empty();
  }
}
