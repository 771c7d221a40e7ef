package dev.ascertain.net;

import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.NetworkFailure;

/** No connection could be opened; carries everything that was tried. */
public final class NotConnectedException extends NetworkException {
  private static final long serialVersionUID = 1L;

  private final transient ConnectAttempt attempt;

  /** An exception that reports {@code failure}, the reason {@code attempt} came to nothing. */
  NotConnectedException(NetworkFailure failure, ConnectAttempt attempt) {
    super(failure);
    this.attempt = attempt;
  }

  /** What was tried, and when; its failure is present. */
  public ConnectAttempt attempt() {
    return attempt;
  }
}
