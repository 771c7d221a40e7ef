package dev.ascertain.observation;

import dev.ascertain.handshake.Transcript;
import java.util.Optional;

/**
 * A second connection to the same address, made to resume the first (RFC 9846 section 2.2, RFC 5246
 * section 7.3).
 *
 * @param offered what of the first connection was offered
 * @param connect how the connection came about, or why it did not; empty if there was nothing to
 *     offer, and so no connection
 * @param transcript what was said on it; empty if there was no connection
 * @param failure why the network ended the handshake early; empty if it did not
 * @param http what came back when the same page was asked for, or in answer to early data
 * @param earlyData how many bytes of early data (RFC 9846 section 2.3) were to be sent; whether
 *     they were, the ClientHello tells
 */
public record Resumption(
    Offered offered,
    Optional<ConnectAttempt> connect,
    Optional<Transcript> transcript,
    Optional<NetworkFailure> failure,
    Optional<HttpAnswer> http,
    int earlyData) {

  /** There was nothing to offer. */
  public static Resumption ofNothing(int earlyData) {
    return new Resumption(
        new Offered.Nothing(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        earlyData);
  }

  /** What the first connection left to be offered. */
  public sealed interface Offered {
    /** The server gave nothing that could be resumed. */
    record Nothing() implements Offered {}

    /**
     * A ticket of TLS 1.3.
     *
     * @param lifetimeSeconds for how long the server takes it
     * @param maxEarlyData the most bytes of early data that it takes with it; 0 for none
     */
    record Ticket13(long lifetimeSeconds, long maxEarlyData) implements Offered {}

    /** A ticket of TLS 1.2 (RFC 5077). */
    record Ticket12() implements Offered {}

    /** A session id of TLS 1.2. */
    record SessionId() implements Offered {}
  }
}
