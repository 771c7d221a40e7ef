package dev.ascertain.report;

import java.time.Duration;

/**
 * One part of the time an examination took. Steps follow each other without gaps, so that their
 * lengths add up to the whole.
 *
 * @param kind what was going on
 * @param label what it was about: a name, an address, the messages of a flight; safe to print
 * @param start when it began
 * @param length how long it took
 */
public record Step(Kind kind, String label, Duration start, Duration length) {

  /** When it ended. */
  public Duration end() {
    return start.plus(length);
  }

  /** What was going on. */
  public enum Kind {
    /** Looking up the name. */
    NAME_LOOKUP("name-lookup"),
    /** Opening the TCP connection, unsuccessful attempts included. */
    TCP_CONNECT("tcp-connect"),
    /** Our own work before a flight of ours. */
    CLIENT_FLIGHT("client-flight"),
    /** Waiting for a flight of the server's, and reading it: the network and the server's work. */
    SERVER_FLIGHT("server-flight"),
    /** Asking for a page and reading the answer. */
    HTTP("http");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The stable name, such as {@code tcp-connect}. */
    public String id() {
      return id;
    }
  }
}
