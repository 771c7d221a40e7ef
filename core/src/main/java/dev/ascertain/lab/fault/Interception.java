package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.util.List;

/** A proxy that opens what is encrypted. */
final class Interception {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.INTERCEPTION,
              "Has a certificate that a well-known product made on its way.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf(Mint.root("Zscaler Root CA").key(KeyKind.RSA_2048).mint())
                          .mint())),
          Fault.of(
              Cause.INTERCEPTION,
              "antivirus",
              "Has a certificate that an anti-virus program made on its way.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf(
                              Mint.root("Avast Web/Mail Shield Root").key(KeyKind.RSA_2048).mint())
                          .mint())));

  private Interception() {}
}
