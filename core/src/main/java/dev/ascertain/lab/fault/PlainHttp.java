package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** A web server without TLS. */
final class PlainHttp {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.PLAIN_HTTP,
              "Answers the ClientHello with an error of HTTP.",
              ground ->
                  ground.serving(
                      Raw.answering(
                          "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n"
                              + "Connection: close\r\n\r\n"))),
          Fault.of(
              Cause.PLAIN_HTTP,
              "bare-page",
              "Answers the ClientHello with a page of HTML, as HTTP/0.9 does.",
              ground ->
                  ground.serving(
                      Raw.answering("<html><head><title>400 Bad Request</title></head></html>"))));

  private PlainHttp() {}
}
