package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long servers' certificates may be valid (Baseline Requirements section 6.3.2). */
final class ValidityRules {
  private static final long DAY = 86_400;

  /**
   * From when on which limit applies, the latest first. Months are taken as the longest they can
   * be: 39 months with one leap day, 60 months with two.
   */
  private static final List<Limit> LIMITS =
      List.of(
          limit("2029-03-15", 47),
          limit("2027-03-15", 100),
          limit("2026-03-15", 200),
          limit("2020-09-01", 398),
          limit("2018-03-01", 825),
          limit("2015-04-01", 1188),
          limit("2012-07-01", 1827));

  private ValidityRules() {}

  /** The validity that certificates issued from a moment on may have. */
  private record Limit(Instant from, int days) {}

  /** The limits bind public CAs only. */
  static void check(Conformance certificate) {
    if (!certificate.publicRoot() || certificate.profile() == Profile.RFC_5280) {
      return;
    }
    Certificate leaf = certificate.certificate();
    for (Limit limit : LIMITS) {
      if (!leaf.notBefore().isBefore(limit.from())) {
        check(certificate, leaf, limit.days());
        return;
      }
    }
  }

  /**
   * "A day is measured as 86,400 seconds. Any amount of time greater than this … shall represent an
   * additional day." RFC 5280 section 4.1.2.5 counts notAfter's own second in; Chrome and Firefox
   * do not, and forgive that second.
   */
  private static void check(Conformance certificate, Certificate leaf, int allowed) {
    long seconds = Duration.between(leaf.notBefore(), leaf.notAfter()).toSeconds() + 1;
    if (seconds > allowed * DAY) {
      boolean forgiven = certificate.profile() == Profile.BROWSER && seconds == allowed * DAY + 1;
      certificate.found(
          new DateFinding.ValidityTooLong(
              certificate.index(),
              (seconds + DAY - 1) / DAY,
              allowed,
              leaf.notBefore(),
              forgiven ? Severity.WARNING : Severity.ERROR));
    }
  }

  private static Limit limit(String from, int days) {
    return new Limit(Instant.parse(from + "T00:00:00Z"), days);
  }
}
