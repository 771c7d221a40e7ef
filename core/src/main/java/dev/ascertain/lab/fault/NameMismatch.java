package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.util.List;

/** The certificate of another site. */
final class NameMismatch {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NAME_MISMATCH,
              "Presents a certificate for www.example.com and *.example.net only.",
              ground ->
                  ground.presenting(
                      Mint.leaf(ground.issuing(), "www.example.com", "*.example.net")
                          .key(KeyKind.RSA_2048)
                          .mint())));

  private NameMismatch() {}
}
