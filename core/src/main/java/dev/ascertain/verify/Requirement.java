package dev.ascertain.verify;

/** The rules about what certificates may say, each with its source. */
public enum Requirement {
  /** A subject alternative name beside an empty subject must be critical. */
  CRITICAL_SAN_WITH_EMPTY_SUBJECT(
      "critical-san-with-empty-subject",
      "RFC 5280 section 4.1.2.6",
      "with an empty subject, the subject alternative name must be critical");

  private final String id;
  private final String source;
  private final String sentence;

  Requirement(String id, String source, String sentence) {
    this.id = id;
    this.source = source;
    this.sentence = sentence;
  }

  /** The stable name, such as {@code critical-san-with-empty-subject}. */
  public String id() {
    return id;
  }

  /** Where the rule stands: document and section. */
  public String source() {
    return source;
  }

  /** The rule, without a full stop. */
  public String sentence() {
    return sentence;
  }

  @Override
  public String toString() {
    return id;
  }
}
