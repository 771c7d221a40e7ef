package dev.ascertain.wire.handshake;

import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The revocation status of the server's certificates, in TLS 1.2 and below (RFC 6066 section 8, RFC
 * 6961 section 2.2).
 *
 * <pre>{@code
 * struct {
 *     CertificateStatusType status_type;
 *     select (status_type) {
 *         case ocsp: OCSPResponse;
 *         case ocsp_multi: OCSPResponseList;
 *     } response;
 * } CertificateStatus;
 *
 * opaque OCSPResponse<0..2^24-1>;
 *
 * struct {
 *     OCSPResponse ocsp_response_list<1..2^24-1>;
 * } OCSPResponseList;
 * }</pre>
 *
 * @param statusType {@code ocsp} or {@code ocsp_multi}
 * @param responses DER OCSPResponses (RFC 6960 section 4.2.1), in the order of the certificates;
 *     empty ones stand for certificates without a response. Exactly one for {@code ocsp}
 */
public record CertificateStatus(CertificateStatusType statusType, List<Opaque> responses)
    implements HandshakeMessage {

  /** Copies the list. */
  public CertificateStatus {
    responses = List.copyOf(responses);
    if (!statusType.equals(CertificateStatusType.OCSP_MULTI) && responses.size() != 1) {
      throw new IllegalArgumentException(responses.size() + " responses of type " + statusType);
    }
  }

  static CertificateStatus decode(Reader in) throws ViolationException {
    int start = in.position();
    CertificateStatusType type = in.u8("status_type", CertificateStatusType::new);
    if (type.equals(CertificateStatusType.OCSP)) {
      // RFC 6066 section 8 allows no empty response.
      return new CertificateStatus(type, List.of(new Opaque(in.opaque24("response", 1, 0xffffff))));
    }
    if (type.equals(CertificateStatusType.OCSP_MULTI)) {
      return new CertificateStatus(type, in.struct("response", CertificateStatus::responseList));
    }
    throw in.malformed("status_type", in.since(start), "ocsp or ocsp_multi", type.toString());
  }

  private static List<Opaque> responseList(Reader in) throws ViolationException {
    return in.list24(
        "ocsp_response_list", 1, 0xffffff, e -> new Opaque(e.opaque24("", 0, 0xffffff)));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_STATUS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(statusType.value());
    if (statusType.equals(CertificateStatusType.OCSP_MULTI)) {
      out.list24(responses, (element, response) -> element.opaque24(response.bytes()));
    } else {
      out.opaque24(responses.getFirst().bytes());
    }
  }

  /** The DER OCSPResponses by the index of their certificate; the server's own is 0. */
  public Map<Integer, byte[]> staples() {
    Map<Integer, byte[]> staples = new HashMap<>();
    for (int i = 0; i < responses.size(); i++) {
      if (responses.get(i).length() > 0) {
        staples.put(i, responses.get(i).bytes());
      }
    }
    return Map.copyOf(staples);
  }
}
