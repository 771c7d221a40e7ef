package dev.ascertain.verify.transparency;

/** A file that is no list of logs: the message says why, as a clause about "it". */
public final class UnusableLogListException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableLogListException(String message) {
    super(message, null, false, false);
  }
}
