package dev.ascertain.report;

import java.util.Optional;

/**
 * What an examination came to.
 *
 * @param result in one word
 * @param sentence in one sentence, with its full stop; safe to print
 * @param cause in which step it failed; empty exactly if it did not fail
 */
public record Verdict(Result result, String sentence, Optional<Cause> cause) {

  /** The verdict in one word. */
  public enum Result {
    /** The connection is encrypted, and the server proved that it is the one that was asked for. */
    SECURE("secure"),
    /** As {@link #SECURE}, but something should be mended before it becomes an error. */
    WARNING("warning"),
    /** There is no connection, or not to a proven server. */
    FAILED("failed");

    private final String id;

    Result(String id) {
      this.id = id;
    }

    /** The stable name, such as {@code secure}. */
    public String id() {
      return id;
    }
  }

  /** The step that failed; decides the exit status of the program. */
  public enum Cause {
    /** The name has no address. */
    NAME_LOOKUP("name-lookup"),
    /** No TCP connection could be opened. */
    CONNECT("connect"),
    /** The TLS handshake did not complete. */
    HANDSHAKE("handshake"),
    /** The handshake completed, or would have, but the server did not prove who it is. */
    CERTIFICATE("certificate"),
    /** A deadline passed; {@link Report#failure} says in which step. */
    TIMEOUT("timeout");

    private final String id;

    Cause(String id) {
      this.id = id;
    }

    /** The stable name, such as {@code name-lookup}. */
    public String id() {
      return id;
    }
  }
}
