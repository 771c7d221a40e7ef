package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A certificate issued by somebody who may not. */
final class NotACa {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NOT_A_CA,
              "Has a certificate that was issued with the certificate of another server.",
              ground ->
                  ground.presentingBelow(
                      Mint.leaf(ground.issuing(), "shop.example.com")
                          .key(KeyKind.RSA_2048)
                          .valid(
                              Instant.now().minus(Duration.ofDays(10)),
                              Instant.now().plus(Duration.ofDays(190)))
                          .mint())));

  private NotACa() {}
}
