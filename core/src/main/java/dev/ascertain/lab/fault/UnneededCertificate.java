package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
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
                                  Ground.intermediate(
                                          Ground.authority("Unrelated Root").mint(), "Unrelated CA")
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
