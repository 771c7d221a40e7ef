package dev.ascertain.wire.extension;

import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * What a client says about the OCSP response it wants (RFC 6066 section 8).
 *
 * <pre>{@code
 * struct {
 *     ResponderID responder_id_list<0..2^16-1>;
 *     Extensions  request_extensions;
 * } OCSPStatusRequest;
 *
 * opaque ResponderID<1..2^16-1>;
 * opaque Extensions<0..2^16-1>;
 * }</pre>
 *
 * @param responderIdList responders the client trusts, each a DER ResponderID (RFC 6960 section
 *     4.2.1); usually none
 * @param requestExtensions DER Extensions (RFC 5280 section 4.1); usually empty
 */
public record OcspStatusRequest(List<Opaque> responderIdList, Opaque requestExtensions) {

  /** A request that leaves everything to the server, as browsers send it. */
  public static final OcspStatusRequest ANY = new OcspStatusRequest(List.of(), Opaque.EMPTY);

  /** Copies the list. */
  public OcspStatusRequest {
    responderIdList = List.copyOf(responderIdList);
  }

  static OcspStatusRequest decode(Reader in) throws ViolationException {
    return new OcspStatusRequest(
        in.list16("responder_id_list", 0, 0xffff, e -> new Opaque(e.opaque16("", 1, 0xffff))),
        new Opaque(in.opaque16("request_extensions", 0, 0xffff)));
  }

  void encode(Writer out) {
    out.list16(responderIdList, (element, id) -> element.opaque16(id.bytes()));
    out.opaque16(requestExtensions.bytes());
  }
}
