package dev.ascertain.app;

import dev.ascertain.report.Verdict;

/** What the program's exit status means. */
enum ExitStatus {
  /** Nothing at or above the level of {@code --fail-on}. */
  FINE(0),
  /** A finding at or above the level of {@code --fail-on}. */
  FINDING(1),
  /** The command line makes no sense, or a file it names cannot be used. */
  USAGE(2),
  /** The name has no address. */
  NAME_LOOKUP(3),
  /** No TCP connection could be opened. */
  CONNECT(4),
  /** The TLS handshake did not complete. */
  HANDSHAKE(5),
  /** The server did not prove who it is. */
  CERTIFICATE(6),
  /** A deadline passed. */
  TIMEOUT(7),
  /** A bug of ours; sysexits.h calls it EX_SOFTWARE. */
  BUG(70);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** The number. */
  int code() {
    return code;
  }

  static ExitStatus of(Verdict.Cause cause) {
    return switch (cause) {
      case NAME_LOOKUP -> NAME_LOOKUP;
      case CONNECT -> CONNECT;
      case HANDSHAKE -> HANDSHAKE;
      case CERTIFICATE -> CERTIFICATE;
      case TIMEOUT -> TIMEOUT;
    };
  }
}
