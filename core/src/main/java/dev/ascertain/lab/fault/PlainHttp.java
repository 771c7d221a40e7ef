package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A web server without TLS. */
final class PlainHttp {
  private static final byte[] ANSWER =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.ISO_8859_1);

  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.PLAIN_HTTP,
              "Answers the ClientHello with an error of HTTP.",
              ground ->
                  ground.serving(connection -> {
                    connection.receive();
                    connection.send(ANSWER);
                    connection.finish();
                  })));

  private PlainHttp() {}
}
