package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * A server's proof that it is the one pinned, and a new ticket: {@code ticket_pinning} in
 * EncryptedExtensions (RFC 8672 section 3).
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
 * @param proof the proof; none on the first connection
 * @param ticket the new ticket; none when the server stops pinning
 * @param lifetime seconds for which the server will honour the ticket
 */
public record PinningTicket(List<Opaque> proof, List<Opaque> ticket, long lifetime)
    implements Extension {

  /** Copies the lists. */
  public PinningTicket {
    proof = List.copyOf(proof);
    ticket = List.copyOf(ticket);
  }

  static PinningTicket decode(Reader in) throws ViolationException {
    return new PinningTicket(
        in.list8("proof", 0, 0xff, e -> new Opaque(e.opaque8("", 0, 0xff))),
        in.list16("ticket", 0, 0xffff, e -> new Opaque(e.opaque16("", 0, 0xffff))),
        in.u32("lifetime"));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TICKET_PINNING;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(proof, (element, one) -> element.opaque8(one.bytes()));
    out.list16(ticket, (element, one) -> element.opaque16(one.bytes()));
    out.u32(lifetime);
  }
}
