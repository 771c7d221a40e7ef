package dev.ascertain.observation;

import java.util.Arrays;

/**
 * A piece of evidence to fetch from where a certificate says it is.
 *
 * @param kind what it is
 * @param uri where it is, as it stands in the certificate: hostile text
 * @param body for OCSP the DER of the OCSPRequest, else empty; never written to
 */
public record FetchRequest(Kind kind, String uri, byte[] body) {
  /**
   * RFC 9919 section 6 (once RFC 5019 section 5): "When sending requests that are less than or
   * equal to 255 bytes in total (after encoding) including the scheme and delimiters (http://),
   * server name and base64-encoded OCSPRequest structure, clients MUST use the GET method".
   */
  public static final int LONGEST_OCSP_GET = 255;

  /** What is fetched, and how. */
  public enum Kind {
    /** The issuer's certificate: accessMethod caIssuers (RFC 5280 section 4.2.2.1). */
    CA_ISSUERS,
    /** An OCSP response, asked for by GET (RFC 6960 appendix A.1). */
    OCSP_GET,
    /** An OCSP response, asked for by POST (RFC 6960 appendix A.1). */
    OCSP_POST,
    /** A CRL: a distribution point (RFC 5280 section 4.2.1.13). */
    CRL
  }

  /** The issuer's certificate. */
  public static FetchRequest caIssuers(String uri) {
    return new FetchRequest(Kind.CA_ISSUERS, uri, new byte[0]);
  }

  /** A CRL. */
  public static FetchRequest crl(String uri) {
    return new FetchRequest(Kind.CRL, uri, new byte[0]);
  }

  /**
   * An OCSP response, by GET if RFC 9919 wants it so, else by POST.
   *
   * @param uri the responder's
   * @param request the DER of the OCSPRequest
   */
  public static FetchRequest ocsp(String uri, byte[] request) {
    // Base64 makes 4 characters of 3 bytes; the limit is about these, not about what
    // percent-encoding makes of them. A query would swallow what GET appends to the address.
    int encoded = uri.length() + 1 + Math.ceilDiv(request.length, 3) * 4;
    boolean get = encoded <= LONGEST_OCSP_GET && uri.indexOf('?') < 0;
    return get ? ocspGet(uri, request) : ocspPost(uri, request);
  }

  /** An OCSP response, by GET. */
  public static FetchRequest ocspGet(String uri, byte[] request) {
    return new FetchRequest(Kind.OCSP_GET, uri, request);
  }

  /** An OCSP response, by POST. */
  public static FetchRequest ocspPost(String uri, byte[] request) {
    return new FetchRequest(Kind.OCSP_POST, uri, request);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FetchRequest that
        && kind == that.kind
        && uri.equals(that.uri)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * uri.hashCode() + Arrays.hashCode(body);
  }
}
