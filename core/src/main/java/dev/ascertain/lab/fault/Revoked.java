package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
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
              ground -> {
                String url = ground.documents().url("/ocsp");
                Certified leaf = ground.leaf().ocsp(url).mint();
                ground
                    .documents()
                    .put("/ocsp", "application/ocsp-response", Staple.revoked(leaf).der());
                return ground.presenting(leaf);
              }),
          Fault.of(
              Cause.REVOKED,
              "crl",
              "Has a certificate that is in its CA's CRL.",
              ground -> {
                String url = ground.documents().url("/crl");
                Certified leaf = ground.leaf().revocationList(url).mint();
                ground
                    .documents()
                    .put("/crl", "application/pkix-crl", RevocationList.of(ground.issuing(), leaf));
                return ground.presenting(leaf);
              }),
          Fault.of(
              Cause.REVOKED,
              "intermediate",
              "Has an intermediate that is in the root's CRL.",
              ground -> {
                String url = ground.documents().url("/crl");
                Certified issuing =
                    Mint.intermediate(ground.root(), "Ascertain Lab Revoked CA")
                        .key(KeyKind.RSA_2048)
                        .revocationList(url)
                        .mint();
                ground
                    .documents()
                    .put("/crl", "application/pkix-crl", RevocationList.of(ground.root(), issuing));
                return ground.presenting(ground.leaf(issuing).mint());
              }));

  private Revoked() {}
}
