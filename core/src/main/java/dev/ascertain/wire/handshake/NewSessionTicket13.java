package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.Placement;

/**
 * A ticket to resume the session with, in TLS 1.3 (RFC 9846 section 4.7.1).
 *
 * <pre>{@code
 * struct {
 *     uint32 ticket_lifetime;
 *     uint32 ticket_age_add;
 *     opaque ticket_nonce<0..255>;
 *     opaque ticket<1..2^16-1>;
 *     Extension extensions<0..2^16-1>;
 * } NewSessionTicket;
 * }</pre>
 *
 * @param ticketLifetime seconds
 * @param ticketAgeAdd what the client adds to the age of the ticket, in milliseconds, to hide it
 * @param ticketNonce distinguishes the tickets of one connection
 * @param ticket the value of the PSK identity
 * @param extensions the extensions, in wire order
 */
public record NewSessionTicket13(
    long ticketLifetime,
    long ticketAgeAdd,
    Opaque ticketNonce,
    Opaque ticket,
    Extensions extensions)
    implements HandshakeMessage {

  static NewSessionTicket13 decode(Reader in) throws ViolationException {
    return new NewSessionTicket13(
        in.u32("ticket_lifetime"),
        in.u32("ticket_age_add"),
        new Opaque(in.opaque8("ticket_nonce", 0, 0xff)),
        new Opaque(in.opaque16("ticket", 1, 0xffff)),
        Extensions.decode(in, Placement.NEW_SESSION_TICKET));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.NEW_SESSION_TICKET;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u32(ticketLifetime);
    out.u32(ticketAgeAdd);
    out.opaque8(ticketNonce.bytes());
    out.opaque16(ticket.bytes());
    extensions.encode(out);
  }
}
