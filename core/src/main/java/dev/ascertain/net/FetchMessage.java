package dev.ascertain.net;

import dev.ascertain.observation.FetchRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The HTTP request that asks for a piece of evidence (RFC 9112 section 3).
 *
 * @param evidence what is wanted
 * @param uri where, which after a redirect is elsewhere
 * @param post whether to send the body by POST
 * @param version of this program
 */
record FetchMessage(FetchRequest evidence, HttpUri uri, boolean post, String version) {

  /** The first request of a fetch. */
  static FetchMessage of(FetchRequest evidence, String version) throws FetchException {
    HttpUri uri = HttpUri.parse(evidence.uri());
    return switch (evidence.kind()) {
      case CA_ISSUERS, CRL -> new FetchMessage(evidence, uri, false, version);
      case OCSP_POST -> new FetchMessage(evidence, uri, true, version);
      // RFC 6960 appendix A.1: "GET {url}/{url-encoding of base-64 encoding of the DER encoding of
      // the OCSPRequest}".
      case OCSP_GET -> {
        String encoded = Base64.getEncoder().encodeToString(evidence.body());
        yield new FetchMessage(evidence, uri.append(encoded), false, version);
      }
    };
  }

  /** The same request after a redirect. */
  FetchMessage redirected(int status, String location) throws FetchException {
    // RFC 9110 section 15.4.4: 303 means "a retrieval request targeting the URI" of Location. The
    // others let the method stay; a POST without its question would find out nothing.
    return new FetchMessage(evidence, uri.resolve(location), post && status != 303, version);
  }

  /** The request as it is sent: its lines are ASCII, as {@link HttpUri} takes care. */
  byte[] bytes() {
    byte[] head = head().getBytes(StandardCharsets.US_ASCII);
    if (!post) {
      return head;
    }
    byte[] message = Arrays.copyOf(head, head.length + evidence.body().length);
    System.arraycopy(evidence.body(), 0, message, head.length, evidence.body().length);
    return message;
  }

  private String head() {
    return (post ? "POST " : "GET ")
        + (uri.path() + " HTTP/1.1\r\n")
        + ("Host: " + uri.authority() + "\r\n")
        + ("User-Agent: ascertain/" + version + "\r\n")
        + ("Accept: " + mediaTypes() + ", */*\r\n")
        + (post ? "Content-Type: application/ocsp-request\r\n" : "")
        + (post ? "Content-Length: " + evidence.body().length + "\r\n" : "")
        + "Connection: close\r\n"
        + "\r\n";
  }

  /** RFC 5280 sections 4.2.2.1 and 4.2.1.13; RFC 6960 appendix A.2. */
  private String mediaTypes() {
    return switch (evidence.kind()) {
      case CA_ISSUERS -> "application/pkix-cert, application/pkcs7-mime";
      case CRL -> "application/pkix-crl";
      case OCSP_GET, OCSP_POST -> "application/ocsp-response";
    };
  }
}
