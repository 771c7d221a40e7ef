package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.Received;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.List;
import java.util.Optional;

/** Which application protocol is spoken (RFC 7301). */
final class ProtocolChoice {
  private ProtocolChoice() {}

  /** The protocol to name in the answer; empty if the client, or the server, names none. */
  static Optional<String> of(Received received, ClientHello hello, ServerPreferences preferences)
      throws ViolationException {
    List<String> ours = preferences.applicationProtocols();
    var offered = hello.extensions().find(ApplicationLayerProtocolNegotiation.class);
    if (offered.isEmpty() || ours.isEmpty()) {
      return Optional.empty();
    }
    List<String> theirs = offered.get().protocolNameList();
    // RFC 7301 section 3.2: "the server SHOULD select the most highly preferred protocol that it
    // supports and that is also advertised by the client. In the event that the server supports no
    // protocols that the client advertises, then the server SHALL respond with a fatal
    // "no_application_protocol" alert."
    Optional<String> chosen = ours.stream().filter(theirs::contains).findFirst();
    if (chosen.isEmpty()) {
      throw received.violation(
          Rule.NO_COMMON_APPLICATION_PROTOCOL,
          "protocol_name_list",
          "one of " + ours,
          theirs.toString());
    }
    return chosen;
  }
}
