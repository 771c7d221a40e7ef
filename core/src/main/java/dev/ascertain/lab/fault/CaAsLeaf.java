package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/** The certificate of a CA where that of a server belongs. */
final class CaAsLeaf {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.CA_AS_LEAF,
              "Has a server's certificate that is also a CA's.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf()
                          .extension(Extension.basicConstraints, true, new BasicConstraints(true))
                          .mint())));

  private CaAsLeaf() {}
}
