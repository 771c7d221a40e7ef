package dev.ascertain.diagnose.rule;

/** A further connection whose answer decides between causes. */
public enum Probe {
  /**
   * A ClientHello with every registered cipher suite, group and signature scheme, and all versions
   * from TLS 1.0 on.
   */
  WIDE_OFFER("wide-offer", "Does the server take any other cipher suite?"),

  /** {@link #WIDE_OFFER} again, but with the versions of the first offer only. */
  SAME_VERSIONS(
      "same-versions", "Does the server take any other cipher suite, without any other version?");

  private final String id;
  private final String question;

  Probe(String id, String question) {
    this.id = id;
    this.question = question;
  }

  /** The stable name, such as {@code wide-offer}. */
  public String id() {
    return id;
  }

  /** What it asks, as a sentence. */
  public String question() {
    return question;
  }
}
