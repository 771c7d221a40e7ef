package dev.ascertain.app;

import dev.ascertain.Options;
import dev.ascertain.observation.Target;
import java.util.Optional;

/** What the command line asks for. */
sealed interface Invocation {

  /** The list of options. */
  record Help() implements Invocation {}

  /**
   * The version.
   *
   * @param verbose whether also to say which implementation serves which primitive
   */
  record Version(boolean verbose) implements Invocation {}

  /** To make a handshake with itself, so that the JVM learns what to keep in its AOT cache. */
  record Train() implements Invocation {}

  /**
   * To examine a server.
   *
   * @param target the server
   * @param options how
   * @param keyLog where to append secrets
   * @param output what to print
   * @param failOn from which severity on findings make the exit status 1
   */
  record Check(
      Target target, Options options, Optional<KeyLogChoice> keyLog, Output output, FailOn failOn)
      implements Invocation {}

  /**
   * The file to append secrets to.
   *
   * @param demanded whether the command line names it; otherwise the environment does, and nothing
   *     fails for its sake
   */
  record KeyLogChoice(String file, boolean demanded) {}

  /** From which severity on a finding makes the exit status 1. */
  enum FailOn {
    ERROR,
    WARNING,
    INFO,
    NEVER
  }
}
