package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.lab.serve.EngineService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The clock of the client is wrong, and the certificate is blamed. */
final class ClientClock {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.CLIENT_CLOCK,
              "Has a certificate that was just issued, for a client whose clock is ten days"
                  + " behind.",
              ground -> {
                Instant later = Instant.now().plus(Duration.ofDays(10));
                Certified fresh =
                    ground
                        .leaf()
                        .valid(later.minus(Duration.ofDays(1)), later.plus(Duration.ofDays(80)))
                        .mint();
                String answer =
                    "HTTP/1.1 200 OK\r\nDate: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            later.atOffset(ZoneOffset.UTC))
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                return ground
                    .serving(
                        EngineService.altered(
                            ground.settings(ServerPreferences.DEFAULT, fresh),
                            Alteration.changing(
                                "application_data",
                                _ -> answer.getBytes(StandardCharsets.US_ASCII))))
                    .with("-k");
              }));

  private ClientClock() {}
}
