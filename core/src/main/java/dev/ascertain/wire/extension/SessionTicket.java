package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Writer;

/**
 * A TLS 1.2 session ticket: {@code session_ticket} (RFC 5077 section 3.2).
 *
 * <p>The ticket fills the whole body, without a length of its own (RFC 5077 section 4 and appendix
 * A).
 *
 * @param ticket the ticket to resume with; empty to ask for one, and in ServerHello
 */
public record SessionTicket(Opaque ticket) implements Extension {

  static SessionTicket decode(Reader in) {
    return new SessionTicket(new Opaque(in.rest("ticket")));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SESSION_TICKET;
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(ticket.bytes());
  }
}
