package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A request for the DNSSEC proof of the server's DANE records: {@code dnssec_chain} in ClientHello
 * (RFC 9102 section 2.2). The answer is {@link DnssecChain}.
 *
 * <pre>{@code
 * uint16 PortNumber;
 * }</pre>
 *
 * @param portNumber the port the client connects to
 */
public record DnssecChainRequest(int portNumber) implements Extension {

  static DnssecChainRequest decode(Reader in) throws ViolationException {
    return new DnssecChainRequest(in.u16("PortNumber"));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.DNSSEC_CHAIN;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(portNumber);
  }
}
