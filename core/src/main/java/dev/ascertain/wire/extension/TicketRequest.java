package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * How many tickets a client wants: {@code ticket_request} in ClientHello (RFC 9149 section 3). The
 * server's answer is {@link ExpectedTicketCount}.
 *
 * <pre>{@code
 * struct {
 *     uint8 new_session_count;
 *     uint8 resumption_count;
 * } ClientTicketRequest;
 * }</pre>
 *
 * @param newSessionCount tickets wanted if the server starts a new session
 * @param resumptionCount tickets wanted if the server resumes one
 */
public record TicketRequest(int newSessionCount, int resumptionCount) implements Extension {

  static TicketRequest decode(Reader in) throws ViolationException {
    return new TicketRequest(in.u8("new_session_count"), in.u8("resumption_count"));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TICKET_REQUEST;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(newSessionCount).u8(resumptionCount);
  }
}
