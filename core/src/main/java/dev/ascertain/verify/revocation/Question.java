package dev.ascertain.verify.revocation;

import dev.ascertain.x509.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether one certificate was revoked.
 *
 * @param certificate the certificate
 * @param issuer a certificate of its issuer, by whose key it is signed
 * @param at the time of judgement
 * @param maxAge how old evidence may be at most; empty if its nextUpdate alone limits it
 */
record Question(
    Certificate certificate, Certificate issuer, Instant at, Optional<Duration> maxAge) {

  /**
   * How much earlier than a responder's or a CA's our clock may be: fresh evidence would otherwise
   * be from the future. A limit of ours; RFC 5019 section 4 lets clients choose "a small tolerance
   * period". There is none at the other end: what has ended is not used.
   */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** Whether this time is later than our clock can be wrong. */
  boolean isFuture(Instant time) {
    return at.plus(CLOCK_SKEW).isBefore(time);
  }

  /**
   * The last moment at which evidence may be used.
   *
   * @param thisUpdate the time for which it is right
   * @param nextUpdate until when it says that it holds
   * @param usual how long it holds if it does not say
   */
  Instant until(Instant thisUpdate, Optional<Instant> nextUpdate, Duration usual) {
    Instant stated = nextUpdate.orElse(thisUpdate.plus(usual));
    return maxAge.map(thisUpdate::plus).filter(oldest -> oldest.isBefore(stated)).orElse(stated);
  }
}
