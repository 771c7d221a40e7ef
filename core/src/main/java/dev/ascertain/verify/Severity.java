package dev.ascertain.verify;

/** How much a finding matters. */
public enum Severity {
  /** The certificate or the path is not good; a check fails. */
  ERROR,
  /** A check could not be made, so the path is neither good nor bad. */
  INCONCLUSIVE,
  /** Some clients refuse it, or it will become an error. */
  WARNING,
  /** Worth knowing; no client minds. */
  INFO
}
