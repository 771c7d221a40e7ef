package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * A ticket to resume the session with, in TLS 1.2 and below (RFC 5077 section 3.3).
 *
 * <pre>{@code
 * struct {
 *     uint32 ticket_lifetime_hint;
 *     opaque ticket<0..2^16-1>;
 * } NewSessionTicket;
 * }</pre>
 *
 * @param ticketLifetimeHint seconds; 0 leaves it to the client
 * @param ticket the server's own; empty if it has none after all
 */
public record NewSessionTicket12(long ticketLifetimeHint, Opaque ticket)
    implements HandshakeMessage {

  static NewSessionTicket12 decode(Reader in) throws ViolationException {
    return new NewSessionTicket12(
        in.u32("ticket_lifetime_hint"), new Opaque(in.opaque16("ticket", 0, 0xffff)));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.NEW_SESSION_TICKET;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u32(ticketLifetimeHint).opaque16(ticket.bytes());
  }
}
