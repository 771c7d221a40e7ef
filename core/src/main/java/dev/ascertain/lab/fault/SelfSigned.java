package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.util.List;

/** A certificate that nobody else vouches for. */
final class SelfSigned {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.SELF_SIGNED,
              "Has a certificate that it signed itself.",
              ground ->
                  ground.presenting(
                      Mint.selfSigned(Ground.HOST, "127.0.0.1").key(KeyKind.RSA_2048).mint())));

  private SelfSigned() {}
}
