package dev.ascertain.net;

/** What the user wrote about where to connect makes no sense; the message is one plain sentence. */
public final class TargetException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An exception with this sentence, which must hold no unescaped text from outside. */
  TargetException(String sentence) {
    super(sentence, null, false, false);
  }

  /** What is wrong, in one plain sentence that is safe to print. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
