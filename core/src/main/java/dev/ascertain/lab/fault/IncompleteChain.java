package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** The most frequent mistake there is. */
final class IncompleteChain {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.INCOMPLETE_CHAIN,
              "Presents its certificate without the intermediate that issued it.",
              ground -> ground.presenting(ground.good().leafOnly())),
          Fault.of(
              Cause.INCOMPLETE_CHAIN,
              "aia",
              "Presents its certificate without the intermediate, but says where that is.",
              ground -> {
                String url = ground.documents().url("/issuing.cer");
                ground
                    .documents()
                    .put("/issuing.cer", "application/pkix-cert", ground.issuing().der());
                return ground.presenting(ground.leaf().caIssuers(url).mint().leafOnly());
              }),
          Fault.of(
              Cause.INCOMPLETE_CHAIN,
              "aia-dead",
              "Presents its certificate without the intermediate, and says where that was once.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf()
                          .caIssuers(ground.documents().url("/gone.cer"))
                          .mint()
                          .leafOnly())),
          Fault.of(
              Cause.INCOMPLETE_CHAIN,
              "wrong-intermediate",
              "Presents an intermediate that did not issue its certificate.",
              ground ->
                  ground.presenting(
                      ground
                          .good()
                          .followedBy(
                              List.of(
                                  ground
                                      .intermediate("Ascertain Lab Other CA")
                                      .mint()
                                      .certificate())))));

  private IncompleteChain() {}
}
