package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Staple;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Nobody says whether the certificate is revoked, and the client wants to know. */
final class RevocationUnknown {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.REVOCATION_UNKNOWN,
              "Has a certificate whose OCSP responder is gone, for a client that insists.",
              ground ->
                  ground
                      .presenting(ground.leaf().ocsp(ground.documents().url("/gone")).mint())
                      .with("--revocation", "hard-fail")),
          Fault.of(
              Cause.REVOCATION_UNKNOWN,
              "stale",
              "Has a certificate whose OCSP responder gives old answers, for a client that"
                  + " insists.",
              ground -> responder(ground, leaf -> Staple.good(leaf).stale().der())),
          Fault.of(
              Cause.REVOCATION_UNKNOWN,
              "stranger",
              "Has a certificate whose OCSP responder signs with a key of its own, for a client"
                  + " that insists.",
              ground ->
                  responder(
                      ground,
                      leaf ->
                          Staple.good(leaf).signedBy(Ground.authority("A Stranger").mint()).der())),
          Fault.of(
              Cause.REVOCATION_UNKNOWN,
              "try-later",
              "Has a certificate whose OCSP responder says: try later, for a client that insists.",
              ground -> responder(ground, _ -> Staple.tryLater())));

  private RevocationUnknown() {}

  private static Exhibit responder(Ground ground, Function<Certified, byte[]> response)
      throws IOException {
    return ground.responding(response).with("--revocation", "hard-fail");
  }
}
