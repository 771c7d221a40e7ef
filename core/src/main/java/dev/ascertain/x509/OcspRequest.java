package dev.ascertain.x509;

import dev.ascertain.x509.SingleResponse.CertId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an OCSP responder is asked (RFC 6960 section 4.1.1). It is not signed, and does not say who
 * asks.
 *
 * <pre>
 * OCSPRequest ::= SEQUENCE {
 *   tbsRequest              TBSRequest,
 *   optionalSignature  [0]  EXPLICIT Signature OPTIONAL }
 *
 * TBSRequest ::= SEQUENCE {
 *   version            [0]  EXPLICIT Version DEFAULT v1,
 *   requestorName      [1]  EXPLICIT GeneralName OPTIONAL,
 *   requestList             SEQUENCE OF Request,
 *   requestExtensions  [2]  EXPLICIT Extensions OPTIONAL }
 *
 * Request ::= SEQUENCE {
 *   reqCert                       CertID,
 *   singleRequestExtensions  [0]  EXPLICIT Extensions OPTIONAL }
 * </pre>
 *
 * @param certIds the certificates asked about, at least one
 * @param nonce 1 to 128 bytes that the response has to repeat (RFC 9654 section 2.1); empty for
 *     none, so that the responder may answer with what it has ready
 */
public record OcspRequest(List<CertId> certIds, Optional<byte[]> nonce) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no certificate, or the nonce has another length
   */
  public OcspRequest {
    certIds = List.copyOf(certIds);
    if (certIds.isEmpty()) {
      throw new IllegalArgumentException("a request asks about at least one certificate");
    }
    if (nonce.isPresent() && (nonce.get().length == 0 || nonce.get().length > Nonce.MAX_BYTES)) {
      throw new IllegalArgumentException(
          "a nonce has 1 to " + Nonce.MAX_BYTES + " bytes, not " + nonce.get().length);
    }
  }

  /** The request, DER: the body of an HTTP POST (RFC 6960 appendix A.1). */
  public byte[] encode() {
    return DerWriter.write(out -> out.sequence(request -> request.sequence(this::tbsRequest)));
  }

  private void tbsRequest(DerWriter tbs) {
    tbs.sequence(list -> certIds.forEach(id -> list.sequence(request -> id.encode(request))));
    nonce.ifPresent(value ->
        tbs.context(
            2,
            explicit ->
                explicit.sequence(extensions ->
                    extensions.sequence(extension ->
                        extension
                            .oid(ObjectIdentifier.OCSP_NONCE)
                            .octetsOf(octets -> octets.octetString(value))))));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OcspRequest that && Arrays.equals(encode(), that.encode());
  }

  @Override
  public int hashCode() {
    return certIds.hashCode();
  }
}
