package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;

/** A name where names stood twenty years ago. */
final class CnOnly {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.CN_ONLY,
              "Has a certificate that has its name in the common name only.",
              ground ->
                  ground.presenting(
                      ground.leaf().without(Extension.subjectAlternativeName).mint())));

  private CnOnly() {}
}
