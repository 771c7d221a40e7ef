package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * A request to pin the server's identity with a ticket: {@code ticket_pinning} in ClientHello (RFC
 * 8672 section 3). The server's answer is {@link PinningTicket}.
 *
 * <pre>{@code
 * opaque pinning_ticket<0..2^16-1>;
 *
 * opaque pinning_proof<0..2^8-1>;
 *
 * struct {
 *     select (Role) {
 *         case client:
 *             pinning_ticket ticket<0..2^16-1>; // omitted on 1st connection
 *         case server:
 *             pinning_proof proof<0..2^8-1>;    // no proof on 1st connection
 *             pinning_ticket ticket<0..2^16-1>; // omitted on ramp down
 *             uint32 lifetime;
 *     }
 * } PinningTicketExtension;
 * }</pre>
 *
 * @param ticket the ticket of an earlier connection; none on the first
 */
public record TicketPinning(List<Opaque> ticket) implements Extension {

  /** Copies the list. */
  public TicketPinning {
    ticket = List.copyOf(ticket);
  }

  static TicketPinning decode(Reader in) throws ViolationException {
    return new TicketPinning(
        in.list16("ticket", 0, 0xffff, e -> new Opaque(e.opaque16("", 0, 0xffff))));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TICKET_PINNING;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(ticket, (element, one) -> element.opaque16(one.bytes()));
  }
}
