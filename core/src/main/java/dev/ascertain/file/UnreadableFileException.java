package dev.ascertain.file;

/** A file without what was looked for: the message is one clear sentence that names the file. */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether a password would help. */
  private final boolean lacksPassword;

  UnreadableFileException(String message) {
    this(message, false);
  }

  private UnreadableFileException(String message, boolean lacksPassword) {
    super(message, null, false, false);
    this.lacksPassword = lacksPassword;
  }

  /** The file is encrypted, and no password was given. */
  static UnreadableFileException withoutPassword(String message) {
    return new UnreadableFileException(message, true);
  }

  /** Whether the file is encrypted and no password was given, so that giving one would help. */
  public boolean lacksPassword() {
    return lacksPassword;
  }
}
