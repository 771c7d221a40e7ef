package dev.ascertain.lab.fault;

import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.mint.RevocationList;
import dev.ascertain.lab.mint.Staple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Servers with whose certificates nothing is wrong. */
final class GoodCertificates {
  static final List<Fault> FAULTS =
      List.of(
          Fault.none(
              "ecdsa",
              "Has an ECDSA certificate.",
              ground -> ground.presenting(ground.leaf().key(KeyKind.ECDSA_P256).mint())),
          Fault.none(
              "ecdsa-p384",
              "Has an ECDSA certificate of the curve P-384.",
              ground -> ground.presenting(ground.leaf().key(KeyKind.ECDSA_P384).mint())),
          Fault.none(
              "wildcard",
              "Has a certificate for all names of a domain, one of which it is.",
              ground ->
                  ground
                      .presenting(
                          Mint.leaf(ground.issuing(), "*.example.com").key(KeyKind.RSA_2048).mint())
                      .with("--servername", "www.example.com")),
          Fault.none(
              "two-intermediates",
              "Presents two intermediates, in their order.",
              ground ->
                  ground.presentingBelow(
                      Ground.intermediate(ground.issuing(), "Ascertain Lab Second CA").mint())),
          Fault.none(
              "stapled",
              "Staples an OCSP response that says its certificate is good.",
              ground -> ground.stapling(ground.good(), leaf -> Staple.good(leaf).der())),
          Fault.none(
              "must-staple",
              "Has a certificate that promises a stapled OCSP response, and staples it.",
              ground ->
                  ground.stapling(
                      ground.leaf().mustStaple().mint(), leaf -> Staple.good(leaf).der())),
          Fault.none(
              "ocsp",
              "Has a certificate that its OCSP responder says is good.",
              ground -> ground.responding(leaf -> Staple.good(leaf).der())),
          Fault.none(
              "crl",
              "Has a certificate that is not in its CA's CRL.",
              ground -> ground.listing(_ -> RevocationList.of(ground.issuing()))),
          Fault.none(
              "private-ca",
              "Has a certificate of a private CA that is valid for two years.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf()
                          .valid(
                              Instant.now().minus(Duration.ofDays(10)),
                              Instant.now().plus(Duration.ofDays(720)))
                          .mint())));

  private GoodCertificates() {}
}
