package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.util.List;

/** Certificates that nobody needs. */
final class UnneededCertificate {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.UNNEEDED_CERTIFICATE,
              "Presents a certificate too many, which has to do with none of the others.",
              ground ->
                  ground.presenting(
                      ground
                          .good()
                          .followedBy(
                              List.of(
                                  ground.issuing().certificate(),
                                  Mint.intermediate(
                                          Mint.root("Unrelated Root").key(KeyKind.RSA_2048).mint(),
                                          "Unrelated CA")
                                      .key(KeyKind.RSA_2048)
                                      .mint()
                                      .certificate())))),
          Fault.of(
              Cause.UNNEEDED_CERTIFICATE,
              "twice",
              "Presents its intermediate twice.",
              ground ->
                  ground.presenting(
                      ground
                          .good()
                          .followedBy(
                              List.of(
                                  ground.issuing().certificate(),
                                  ground.issuing().certificate())))));

  private UnneededCertificate() {}
}
