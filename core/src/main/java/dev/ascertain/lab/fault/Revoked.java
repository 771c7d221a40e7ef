package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.RevocationList;
import dev.ascertain.lab.mint.Staple;
import java.util.List;

/** A certificate that its CA took back. */
final class Revoked {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.REVOKED,
              "Staples an OCSP response that says its certificate is revoked.",
              ground -> ground.stapling(ground.good(), leaf -> Staple.revoked(leaf).der())),
          Fault.of(
              Cause.REVOKED,
              "ocsp",
              "Has a certificate that its OCSP responder says is revoked.",
              ground -> ground.responding(leaf -> Staple.revoked(leaf).der())),
          Fault.of(
              Cause.REVOKED,
              "crl",
              "Has a certificate that is in its CA's CRL.",
              ground -> ground.listing(leaf -> RevocationList.of(ground.issuing(), leaf))),
          Fault.of(
              Cause.REVOKED,
              "intermediate",
              "Has an intermediate that is in the root's CRL.",
              ground -> {
                String url = ground.documents().url("/crl");
                Certified issuing =
                    ground.intermediate("Ascertain Lab Revoked CA").revocationList(url).mint();
                ground
                    .documents()
                    .put("/crl", "application/pkix-crl", RevocationList.of(ground.root(), issuing));
                return ground.presentingBelow(issuing);
              }));

  private Revoked() {}
}
