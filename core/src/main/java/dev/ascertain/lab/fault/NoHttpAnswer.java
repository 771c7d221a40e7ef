package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Act;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.wire.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The handshake is good, and then nothing comes. */
final class NoHttpAnswer {
  private static final byte[] GREETING =
      "220 mail.example.com ESMTP\r\n".getBytes(StandardCharsets.US_ASCII);

  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NO_HTTP_ANSWER,
              "Completes the handshake, and never answers the request.",
              ground ->
                  ground
                      .altering(
                          ProtocolVersion.TLS_1_3,
                          Alteration.instead(
                              "application_data", _ -> List.of(new Act.FallSilent())))
                      .with("--timeout", "2s")),
          Fault.of(
              Cause.NO_HTTP_ANSWER,
              "closes",
              "Completes the handshake, and closes when it has the request.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_3,
                      Alteration.instead("application_data", _ -> List.of(new Act.Finish())))),
          Fault.of(
              Cause.SERVER_HUNG_UP,
              "resets-after-request",
              "Completes the handshake, and resets the connection when it has the request.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_3,
                      Alteration.instead("application_data", _ -> List.of(new Act.Reset())))),
          Fault.of(
              Cause.NO_HTTP_ANSWER,
              "mail",
              "Speaks SMTP inside TLS.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_3,
                      Alteration.instead(
                          "application_data", said -> List.of(new Act.Say(said.with(GREETING)))))));

  private NoHttpAnswer() {}
}
