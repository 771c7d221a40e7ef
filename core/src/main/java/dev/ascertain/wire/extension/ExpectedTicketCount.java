package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * How many tickets a server means to send: {@code ticket_request} in EncryptedExtensions (RFC 9149
 * section 3).
 *
 * <pre>{@code
 * struct {
 *     uint8 expected_count;
 * } ServerTicketRequestHint;
 * }</pre>
 *
 * @param expectedCount the number of tickets
 */
public record ExpectedTicketCount(int expectedCount) implements Extension {

  static ExpectedTicketCount decode(Reader in) throws ViolationException {
    return new ExpectedTicketCount(in.u8("expected_count"));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TICKET_REQUEST;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(expectedCount);
  }
}
