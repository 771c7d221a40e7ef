package dev.ascertain.net;

/** An answer turns out not to be HTTP/1.x; the message is one sentence of printable ASCII. */
final class NotHttpException extends Exception {
  private static final long serialVersionUID = 1L;

  NotHttpException(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
