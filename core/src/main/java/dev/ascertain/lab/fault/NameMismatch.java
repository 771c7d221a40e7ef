package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.util.List;

/** The certificate of another site. */
final class NameMismatch {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NAME_MISMATCH,
              "Has a certificate for www.example.com and *.example.net only.",
              ground -> ground.presenting(named(ground, "www.example.com", "*.example.net"))),
          Fault.of(
              Cause.NAME_MISMATCH,
              "www",
              "Has a certificate for the name with www only.",
              ground ->
                  ground
                      .presenting(named(ground, "www.example.com"))
                      .with("--servername", "example.com")),
          Fault.of(
              Cause.NAME_MISMATCH,
              "apex",
              "Has a certificate for the name without www only.",
              ground ->
                  ground
                      .presenting(named(ground, "example.com"))
                      .with("--servername", "www.example.com")),
          Fault.of(
              Cause.NAME_MISMATCH,
              "wildcard-label",
              "Has a certificate whose wildcard is one label too short.",
              ground ->
                  ground
                      .presenting(named(ground, "*.example.com"))
                      .with("--servername", "a.b.example.com")),
          Fault.of(
              Cause.NAME_MISMATCH,
              "wildcard-tld",
              "Has a certificate for every name of a public suffix.",
              ground ->
                  ground.presenting(named(ground, "*.com")).with("--servername", "example.com")),
          Fault.of(
              Cause.NAME_MISMATCH,
              "address",
              "Has a certificate for an address, and is asked by its name.",
              ground -> ground.presenting(named(ground, "127.0.0.1"))));

  private NameMismatch() {}

  private static Certified named(Ground ground, String... names) {
    return Mint.leaf(ground.issuing(), names).key(KeyKind.RSA_2048).mint();
  }
}
