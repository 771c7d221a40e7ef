package dev.ascertain.net;

import dev.ascertain.observation.FetchFailure;

/** A piece of evidence could not be fetched; carries the reason and no stack trace. */
final class FetchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient FetchFailure failure;

  FetchException(FetchFailure failure) {
    super(failure.sentence(), null, false, false);
    this.failure = failure;
  }

  /** Why. */
  FetchFailure failure() {
    return failure;
  }
}
