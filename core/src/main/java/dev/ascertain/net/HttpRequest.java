package dev.ascertain.net;

import dev.ascertain.observation.Target;
import java.nio.charset.StandardCharsets;

/** A request for the page {@code /} (RFC 9112 section 3). */
public record HttpRequest(HttpMethod method, Target target, String version) {

  /**
   * The request as it goes over the encrypted connection.
   *
   * @return ASCII; the target has been checked by {@link TargetParser}, so nothing can be smuggled
   *     in
   */
  public byte[] bytes() {
    String request =
        method
            + " / HTTP/1.1\r\n"
            // RFC 9112 section 3.2: "A client MUST send a Host header field […] in all HTTP/1.1
            // request messages."
            + ("Host: " + target.authority() + "\r\n")
            + ("User-Agent: ascertain/" + version + "\r\n")
            + "Accept: */*\r\n"
            + "Connection: close\r\n"
            + "\r\n";
    return request.getBytes(StandardCharsets.US_ASCII);
  }
}
