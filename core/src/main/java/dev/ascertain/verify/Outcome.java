package dev.ascertain.verify;

/** What a check came to. */
public enum Outcome {
  /** The evidence says yes. */
  PASSED,
  /** The evidence says no. */
  FAILED,
  /** The evidence is not enough; never to be shown as a yes or a no. */
  COULD_NOT_TELL
}
