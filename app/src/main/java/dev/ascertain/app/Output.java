package dev.ascertain.app;

import dev.ascertain.app.terminal.Look;
import java.util.OptionalInt;

/** What to print about a server. */
sealed interface Output {

  /** The report for people. */
  record Text(Look.Detail detail, Colour colour, boolean ascii, OptionalInt width)
      implements Output {}

  /** The report for programs. */
  record Json() implements Output {}

  /** The certificates as sent, PEM. */
  record Certificates() implements Output {}

  /** When to use colours. */
  enum Colour {
    /** If the output is a terminal, and NO_COLOR does not forbid it. */
    AUTO,
    ALWAYS,
    NEVER
  }
}
