package dev.ascertain.file;

/** A file without what was looked for: the message is one clear sentence that names the file. */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(String message) {
    super(message, null, false, false);
  }
}
