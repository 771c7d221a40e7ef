package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A certificate that nobody renewed. */
final class Expired {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.EXPIRED,
              "Has a certificate that expired yesterday.",
              ground -> ground.presenting(ground.leaf().expired().mint())),
          Fault.of(
              Cause.EXPIRED,
              "long-ago",
              "Has a certificate that expired three years ago.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf()
                          .valid(
                              Instant.now().minus(Duration.ofDays(1400)),
                              Instant.now().minus(Duration.ofDays(1100)))
                          .mint())));

  private Expired() {}
}
