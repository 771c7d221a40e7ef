package dev.ascertain.net;

import dev.ascertain.observation.NetworkFailure;

/** The network did not do what was asked; carries the reason and no stack trace. */
public sealed class NetworkException extends Exception permits NotConnectedException {
  private static final long serialVersionUID = 1L;

  private final transient NetworkFailure failure;

  /** An exception that reports {@code failure}. */
  NetworkException(NetworkFailure failure) {
    super(failure.sentence(), null, false, false);
    this.failure = failure;
  }

  /** Why. */
  public NetworkFailure failure() {
    return failure;
  }
}
