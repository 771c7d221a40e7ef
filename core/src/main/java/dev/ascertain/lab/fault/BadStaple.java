package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Staple;
import java.util.List;

/** A stapled OCSP response that is worth nothing. */
final class BadStaple {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.BAD_STAPLE,
              "Staples an OCSP response that is out of date.",
              ground -> ground.stapling(ground.good(), leaf -> Staple.good(leaf).stale().der())),
          Fault.of(
              Cause.BAD_STAPLE,
              "stranger",
              "Staples an OCSP response that a stranger signed.",
              ground ->
                  ground.stapling(
                      ground.good(),
                      leaf ->
                          Staple.good(leaf).signedBy(Ground.authority("A Stranger").mint()).der())),
          Fault.of(
              Cause.BAD_STAPLE,
              "try-later",
              "Staples an OCSP response that says: try later.",
              ground -> ground.stapling(ground.good(), _ -> Staple.tryLater())),
          Fault.of(
              Cause.BAD_STAPLE,
              "other",
              "Staples an OCSP response about another certificate.",
              ground ->
                  ground.stapling(ground.good(), _ -> Staple.good(ground.leaf().mint()).der())));

  private BadStaple() {}
}
