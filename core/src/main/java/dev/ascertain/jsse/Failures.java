package dev.ascertain.jsse;

import dev.ascertain.wire.Alert;
import dev.ascertain.wire.Violation;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What went wrong on a connection, as JSSE wants it told. */
final class Failures {
  private Failures() {}

  /**
   * A rule was broken: the rule, where, what was expected and what came.
   *
   * @param handshaking whether the handshake was still going on
   * @param cause what the trust manager threw, if it was he who refused
   */
  static SSLException of(Violation violation, boolean handshaking, @Nullable Throwable cause) {
    String where = violation.path().isEmpty() ? "" : violation.path() + ": ";
    return exception(
        "%s (%s): %sexpected %s; came %s"
            .formatted(
                violation.rule().id(),
                violation.rule().reference(),
                where,
                violation.expected(),
                violation.actual()),
        handshaking,
        cause);
  }

  /** The peer ended the connection by an alert. */
  static SSLException of(Alert alert, String peer, boolean handshaking) {
    return exception(
        "the %s sent the alert %s (RFC 9846 section 6)".formatted(peer, alert.description()),
        handshaking,
        null);
  }

  /** Any other failure. */
  static SSLException exception(String message, boolean handshaking, @Nullable Throwable cause) {
    SSLException exception =
        handshaking ? new SSLHandshakeException(message) : new SSLException(message);
    if (cause != null) {
      exception.initCause(cause);
    }
    return exception;
  }
}
