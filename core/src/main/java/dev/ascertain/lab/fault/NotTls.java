package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** Servers of something that is not TLS. */
final class NotTls {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NOT_TLS,
              "Answers the ClientHello with bytes that mean nothing.",
              ground -> ground.serving(Raw.answering("\u0001\u0002\u00fe\u00ff what?"))),
          Fault.of(
              Cause.NOT_TLS,
              "json",
              "Answers the ClientHello with JSON.",
              ground -> ground.serving(Raw.answering("{\"error\": \"unexpected input\"}\n"))),
          Fault.of(
              Cause.NOT_TLS,
              "postgres",
              "Answers the ClientHello as PostgreSQL does.",
              ground -> ground.serving(Raw.answering("N"))));

  private NotTls() {}
}
