package dev.ascertain.wire.extension;

import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * A request for the status of each certificate of the chain: {@code status_request_v2} (RFC 6961
 * section 2.2). The server's answer in ServerHello is an {@link EmptyExtension}.
 *
 * <pre>{@code
 * struct {
 *     CertificateStatusType status_type;
 *     uint16 request_length;
 *     select (status_type) {
 *         case ocsp: OCSPStatusRequest;
 *         case ocsp_multi: OCSPStatusRequest;
 *     } request;
 * } CertificateStatusRequestItemV2;
 *
 * enum { ocsp(1), ocsp_multi(2), (255) } CertificateStatusType;
 *
 * struct {
 *     CertificateStatusRequestItemV2 certificate_status_req_list<1..2^16-1>;
 * } CertificateStatusRequestListV2;
 * }</pre>
 *
 * @param certificateStatusReqList the requests, most preferred first
 */
public record StatusRequestV2(List<Item> certificateStatusReqList) implements Extension {

  /** Copies the list. */
  public StatusRequestV2 {
    certificateStatusReqList = List.copyOf(certificateStatusReqList);
  }

  /** One request. */
  public sealed interface Item {

    /** What kind of status is asked for. */
    CertificateStatusType statusType();
  }

  /**
   * A request for OCSP responses.
   *
   * @param statusType {@code ocsp} or {@code ocsp_multi}
   * @param request what is asked for
   */
  public record OcspItem(CertificateStatusType statusType, OcspStatusRequest request)
      implements Item {}

  /**
   * A request of a status type that is not known here.
   *
   * @param statusType any other type
   * @param request its bytes
   */
  public record UnknownItem(CertificateStatusType statusType, Opaque request) implements Item {}

  static StatusRequestV2 decode(Reader in) throws ViolationException {
    return new StatusRequestV2(
        in.list16("certificate_status_req_list", 1, 0xffff, StatusRequestV2::decodeItem));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST_V2;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(certificateStatusReqList, StatusRequestV2::encodeItem);
  }

  private static Item decodeItem(Reader in) throws ViolationException {
    CertificateStatusType type = in.u8("status_type", CertificateStatusType::new);
    if (type.equals(CertificateStatusType.OCSP) || type.equals(CertificateStatusType.OCSP_MULTI)) {
      return new OcspItem(type, in.block16("request", 0, 0xffff, OcspStatusRequest::decode));
    }
    return new UnknownItem(type, new Opaque(in.opaque16("request", 0, 0xffff)));
  }

  private static void encodeItem(Writer out, Item item) {
    out.u8(item.statusType().value());
    switch (item) {
      case OcspItem ocsp -> out.block16(ocsp.request()::encode);
      case UnknownItem unknown -> out.opaque16(unknown.request().bytes());
    }
  }
}
