package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.CertificateJudge.Presented;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.keys.TrafficKeys13;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.MaxEarlyDataSize;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tickets a TLS 1.3 client gets after the handshake (RFC 9846 section 4.7.1). */
final class Tickets13 {
  private Tickets13() {}

  /**
   * The tickets to send; none if the server, or the client, does not resume.
   *
   * @param transcriptHash of ClientHello to client Finished
   * @param client what the client presented
   */
  static List<Action> of(
      ServerSettings settings,
      ClientHello hello,
      Negotiated negotiated,
      TrafficKeys13 traffic,
      byte[] transcriptHash,
      Optional<Presented> client) {
    List<Action> actions = new ArrayList<>();
    // RFC 9846 section 4.3.9: "Servers SHOULD NOT send NewSessionTicket with tickets that are not
    // compatible with the advertised modes".
    if (settings.resumption().isPresent() && PskChoice.takesDhe(hello)) {
      Resumption resumption = settings.resumption().get();
      for (int i = 0; i < resumption.tickets(); i++) {
        // "ticket_nonce: A per-ticket value that is unique across all tickets issued on this
        // connection."
        byte[] nonce = {(byte) i};
        Secret psk = traffic.resumptionPsk(transcriptHash, nonce);
        // RFC 9846 section 4.7.1: "The server MUST generate a fresh value for each ticket it
        // sends."
        long ageAdd = ByteBuffer.wrap(settings.randomness().bytes(4)).getInt() & 0xffff_ffffL;
        Session session = session(resumption, hello, negotiated, psk, ageAdd, client);
        if (session.mayBeKept()) {
          NewSessionTicket13 ticket = ticket(settings, resumption, session, nonce);
          actions.add(new Action.Send(ticket, ticket.encode(), Dialect.TLS13));
        }
        psk.destroy();
      }
    }
    return actions;
  }

  private static Session session(
      Resumption resumption,
      ClientHello hello,
      Negotiated negotiated,
      Secret psk,
      long ageAdd,
      Optional<Presented> client) {
    return new Session(
        negotiated.version(),
        negotiated.cipherSuite(),
        psk,
        true,
        CredentialChoice.hostName(hello.extensions()),
        negotiated.applicationProtocol(),
        resumption.time().millis(),
        ageAdd,
        client);
  }

  private static NewSessionTicket13 ticket(
      ServerSettings settings, Resumption resumption, Session session, byte[] nonce) {
    Extensions extensions =
        resumption
            .earlyData()
            .map(early -> Extensions.of(new MaxEarlyDataSize(early.limit())))
            .orElse(Extensions.of());
    return new NewSessionTicket13(
        resumption.lifetime().toSeconds(),
        session.ageAdd(),
        new Opaque(nonce),
        Ticket.seal(settings.crypto(), settings.randomness(), resumption.ticketKeys(), session),
        extensions);
  }
}
