package dev.ascertain.app;

/** The command line makes no sense, or a file it names cannot be used. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An exception with this one clear sentence; it is made safe to print when it is printed. */
  UsageException(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
