package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.Optional;

/**
 * What an OCSP responder answers (RFC 6960 section 4.2.1).
 *
 * <pre>
 * OCSPResponse ::= SEQUENCE {
 *   responseStatus       OCSPResponseStatus,
 *   responseBytes   [0]  EXPLICIT ResponseBytes OPTIONAL }
 * ResponseBytes ::= SEQUENCE {
 *   responseType  OBJECT IDENTIFIER,
 *   response      OCTET STRING }
 * </pre>
 *
 * @param status 0 for success; see {@link #statusName}
 * @param basic the signed answer; empty for an error, or a response type other than
 *     id-pkix-ocsp-basic
 */
public record OcspResponse(int status, Optional<BasicOcspResponse> basic) {

  /**
   * Decodes a response.
   *
   * @throws ViolationException if it is not one
   */
  public static OcspResponse decode(byte[] der) throws ViolationException {
    return decode(DerReader.of("OCSPResponse", der, false));
  }

  /** Decodes a response and names every field on the way, as far as it can be read. */
  public static Trace<OcspResponse> trace(byte[] der) {
    DerReader in = DerReader.of("OCSPResponse", der, true);
    return Trace.of(in, () -> decode(in));
  }

  /** The RFC's name of the status, such as {@code tryLater}. */
  public String statusName() {
    return switch (status) {
      case 0 -> "successful";
      case 1 -> "malformedRequest";
      case 2 -> "internalError";
      case 3 -> "tryLater";
      case 5 -> "sigRequired";
      case 6 -> "unauthorized";
      default -> Integer.toString(status);
    };
  }

  private static OcspResponse decode(DerReader whole) throws ViolationException {
    DerReader in = whole.onlySequence();
    int status = in.enumerated("responseStatus", 255);
    Optional<BasicOcspResponse> basic =
        in.hasMore() ? responseBytes(in.context("responseBytes", 0)) : Optional.empty();
    in.end();
    return new OcspResponse(status, basic);
  }

  private static Optional<BasicOcspResponse> responseBytes(DerReader explicit)
      throws ViolationException {
    DerReader in = explicit.onlySequence();
    boolean known = in.oid("responseType").equals(ObjectIdentifier.OCSP_BASIC);
    DerReader response = in.insideOctets("response");
    in.end();
    return known
        ? Optional.of(BasicOcspResponse.decode(response.onlySequence()))
        : Optional.empty();
  }
}
