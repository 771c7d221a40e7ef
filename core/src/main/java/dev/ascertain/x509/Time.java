package dev.ascertain.x509;

import java.time.Instant;

/**
 * A time as a certificate or revocation list states it (RFC 5280 section 4.1.2.5).
 *
 * <pre>
 * Time ::= CHOICE {
 *   utcTime      UTCTime,
 *   generalTime  GeneralizedTime }
 * </pre>
 *
 * @param instant the time, in whole seconds
 * @param utcTime whether it is written as a UTCTime
 */
public record Time(Instant instant, boolean utcTime) {
  private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

  /**
   * Whether it is written in the form prescribed for it. RFC 5280 section 4.1.2.5: "CAs conforming
   * to this profile MUST always encode certificate validity dates through the year 2049 as UTCTime;
   * certificate validity dates in 2050 or later MUST be encoded as GeneralizedTime."
   */
  public boolean isInPrescribedForm() {
    return utcTime == instant.isBefore(YEAR_2050);
  }

  /** The time, such as {@code 2026-01-01T00:00:00Z}. */
  @Override
  public String toString() {
    return instant.toString();
  }
}
