package dev.ascertain.wire;

/**
 * Ends a parse or a check; carries the {@link Violation} and no stack trace, which nobody reads.
 */
public final class ViolationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  /** An exception that reports {@code violation}. */
  public ViolationException(Violation violation) {
    super(violation.toString(), null, false, false);
    this.violation = violation;
  }

  /** The rule broken, what was expected, what came, and where. */
  public Violation violation() {
    return violation;
  }
}
