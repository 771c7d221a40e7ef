package dev.ascertain.handshake.client;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.Received;
import dev.ascertain.handshake.engine.Step;
import dev.ascertain.handshake.keys.TrafficKeys13;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.MaxEarlyDataSize;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.KeyUpdate;
import dev.ascertain.wire.handshake.NewSessionTicket13;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * TLS 1.3: application data flows; tickets, key updates and, if we offered it, requests for our
 * certificate may still come (RFC 9846 section 4.7).
 *
 * @param transcript the hash of ClientHello to our Finished
 */
record Connected13(
    ClientContext context, Negotiated negotiated, TrafficKeys13 keys, TranscriptHash transcript)
    implements ClientState {
  /** RFC 9846 section 4.7.1: 7 days, in seconds. */
  private static final long MAX_LIFETIME = 604_800;

  @Override
  public Step on(Received received) throws ViolationException {
    return switch (received.message()) {
      case NewSessionTicket13 ticket -> {
        ExtensionRules.checkUnasked13(received, ticket.extensions(), Placement.NEW_SESSION_TICKET);
        keep(ticket);
        yield Step.to(this);
      }
      case KeyUpdate update -> onKeyUpdate(received, update);
      case CertificateRequest13 request -> onCertificateRequest(received, request);
      default -> throw received.unexpected(expected());
    };
  }

  // RFC 9846 section 4.7.1: a ticket_lifetime of zero "indicates that the ticket should be
  // discarded immediately"; "Clients MUST NOT use tickets for longer than 7 days after issuance,
  // regardless of the ticket_lifetime".
  private void keep(NewSessionTicket13 ticket) {
    if (ticket.ticketLifetime() == 0) {
      return;
    }
    ClientSettings settings = context.settings();
    byte[] nonce = ticket.ticketNonce().bytes();
    settings
        .sessions()
        .accept(
            new ClientSession.Tls13(
                negotiated.cipherSuite(),
                context.serverName(),
                keys.resumptionPsk(transcript.current(), nonce),
                ticket.ticket(),
                Math.min(MAX_LIFETIME, ticket.ticketLifetime()),
                ticket.ticketAgeAdd(),
                settings.clock().getAsLong(),
                ticket
                    .extensions()
                    .find(MaxEarlyDataSize.class)
                    .map(MaxEarlyDataSize::maxEarlyDataSize)
                    .orElse(0L),
                negotiated.applicationProtocol()));
  }

  @Override
  public byte[] exportKeyingMaterial(String label, Optional<byte[]> context, int length) {
    return keys.export(label, context.orElseGet(() -> new byte[0]), length);
  }

  private Step onCertificateRequest(Received received, CertificateRequest13 request)
      throws ViolationException {
    // RFC 9846 section 4.7.2: "A client that receives a post-handshake CertificateRequest message
    // without
    // having sent the "post_handshake_auth" extension MUST send an "unexpected_message" fatal
    // alert."
    if (!context.offer().offers(ExtensionType.POST_HANDSHAKE_AUTH)) {
      throw received.unexpected(expected());
    }
    // RFC 9846 section 4.7.2: "The client MUST respond with the appropriate Authentication
    // messages." "If the client chooses to authenticate, it MUST send Certificate,
    // CertificateVerify, and Finished." "If it declines, it MUST send a Certificate message
    // containing no certificates followed by Finished." "All of the client's messages for a given
    // response MUST appear consecutively on the wire with no intervening messages of other type or
    // from other responses."
    CertificateRequestRules.check(received, request);
    // RFC 9846 section 4.5: the transcript of each such exchange is that of the handshake, followed
    // by the messages of this exchange alone.
    TranscriptHash exchange = transcript.copy();
    exchange.add(received.bytes());
    List<Action> actions = new ArrayList<>();
    var answer = new Authentication13(exchange, keys::clientFinished, actions);
    answer.answer(request, negotiated.certificateTypes().client(), context);
    answer.finish();
    return new Step(this, actions);
  }

  private Connected13 with(TrafficKeys13 others) {
    return new Connected13(context, negotiated, others, transcript);
  }

  // RFC 9846 section 4.7.3: "If the request_update field is set to "update_requested", then the
  // receiver MUST send a KeyUpdate of its own with request_update set to "update_not_requested"
  // prior to sending its next Application Data record."
  private Step onKeyUpdate(Received received, KeyUpdate update) throws ViolationException {
    // RFC 9846 section 4.7.3: "If an implementation receives any other value, it MUST terminate the
    // connection with an "illegal_parameter" alert."
    if (!KeyUpdateRequest.registered().contains(update.requestUpdate())) {
      throw received.violation(
          Rule.BAD_KEY_UPDATE, "request_update", "0 or 1", update.requestUpdate().toString());
    }
    // RFC 9846 section 4.7.3: "Upon receiving a KeyUpdate, the receiver MUST update its receiving
    // keys."
    TrafficKeys13 next = keys.updateServer();
    List<Action> actions = new ArrayList<>();
    actions.add(new Action.ReadUnder(next.serverProtection(), Epoch.APPLICATION));
    if (!update.requestUpdate().equals(KeyUpdateRequest.UPDATE_REQUESTED)) {
      return new Step(with(next), actions);
    }
    Step ours = with(next).updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    actions.addAll(ours.actions());
    return new Step(ours.next(), actions);
  }

  // RFC 9846 section 4.7.3: "After sending a KeyUpdate message, the sender SHALL send all its
  // traffic using the next generation of keys".
  @Override
  public Step updateKeys(KeyUpdateRequest request) {
    TrafficKeys13 next = keys.updateClient();
    KeyUpdate message = new KeyUpdate(request);
    // RFC 9846 section 4.7.3: "Both sender and receiver MUST encrypt their KeyUpdate messages with
    // the old keys."
    return Step.to(
        with(next),
        new Action.Send(message, message.encode(), Dialect.TLS13),
        new Action.WriteUnder(next.clientProtection(), Epoch.APPLICATION));
  }

  @Override
  public Step onApplicationData(int length) {
    return Step.to(this);
  }

  // RFC 9846 section 5: a change_cipher_spec record is dropped only "before the peer's Finished
  // message has been received".
  @Override
  public Step onChangeCipherSpec() throws ViolationException {
    // RFC 9846 section 5: "If an implementation detects a change_cipher_spec record received before
    // the first ClientHello message or after the peer's Finished message, it MUST be treated as an
    // unexpected record type (though stateless servers may not be able to distinguish these cases
    // from allowed cases)."
    throw unexpectedRecord("change_cipher_spec record");
  }

  @Override
  public Dialect dialect() {
    return Dialect.TLS13;
  }

  @Override
  public String expected() {
    return context.offer().offers(ExtensionType.POST_HANDSHAKE_AUTH)
        ? "NewSessionTicket, KeyUpdate, CertificateRequest or application data"
        : "NewSessionTicket, KeyUpdate or application data";
  }

  @Override
  public void forget() {
    keys.destroy();
  }
}
