package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The application protocols a client offers, or the one a server chose: {@code
 * application_layer_protocol_negotiation} (RFC 7301 section 3.1).
 *
 * <pre>{@code
 * opaque ProtocolName<1..2^8-1>;
 *
 * struct {
 *     ProtocolName protocol_name_list<2..2^16-1>
 * } ProtocolNameList;
 * }</pre>
 *
 * <p>That a server names exactly one is a rule about its answer, not of the format.
 *
 * @param protocolNameList the names, most preferred first, one character per byte
 */
public record ApplicationLayerProtocolNegotiation(List<String> protocolNameList)
    implements Extension {

  /** Copies the list. */
  public ApplicationLayerProtocolNegotiation {
    protocolNameList = List.copyOf(protocolNameList);
  }

  static ApplicationLayerProtocolNegotiation decode(Reader in) throws ViolationException {
    return new ApplicationLayerProtocolNegotiation(
        in.list16("protocol_name_list", 2, 0xffff, e -> e.text8("", 1, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(protocolNameList, Writer::text8);
  }
}
