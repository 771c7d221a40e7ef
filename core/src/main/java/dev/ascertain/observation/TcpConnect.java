package dev.ascertain.observation;

/**
 * One attempt to open a TCP connection.
 *
 * @param remote where to
 * @param startNanos when it began
 * @param endNanos when it ended, one way or another
 * @param outcome how it ended
 */
public record TcpConnect(Endpoint remote, long startNanos, long endNanos, Outcome outcome) {

  /** How long it took: one round trip, if it was successful. */
  public long nanos() {
    return endNanos - startNanos;
  }

  /** How an attempt ended. */
  public sealed interface Outcome {

    /** The connection is open; {@code local} is our end of it. */
    record Connected(Endpoint local) implements Outcome {}

    /** Given up because an attempt to another address was faster. */
    record Overtaken() implements Outcome {}

    /** The connection could not be opened. */
    record Failed(NetworkFailure failure) implements Outcome {}
  }
}
