package dev.ascertain.diagnose.rule;

/** How sure a diagnosis is. */
public enum Confidence {
  /** The evidence leaves no other cause. */
  CERTAIN("certain"),
  /** The usual cause of what was seen, but another is possible. */
  LIKELY("likely"),
  /** One cause among several: the candidates say which, and what would tell them apart. */
  POSSIBLE("possible");

  private final String id;

  Confidence(String id) {
    this.id = id;
  }

  /** The stable name, such as {@code certain}. */
  public String id() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
