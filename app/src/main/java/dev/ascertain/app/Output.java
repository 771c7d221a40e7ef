package dev.ascertain.app;

import dev.ascertain.app.terminal.Look;
import java.util.OptionalInt;

/** What to print about a server. */
sealed interface Output {

  /** The report for people. */
  record Text(Look.Detail detail, Colour colour, boolean ascii, OptionalInt width)
      implements Output {

    /** How the text is to look in these surroundings. */
    Look in(Surroundings surroundings) {
      boolean coloured =
          switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            // no-color.org: "when present and not an empty string (regardless of its value)".
            case AUTO ->
                surroundings.outIsTerminal()
                    && surroundings.variable("NO_COLOR").isEmpty()
                    && !surroundings.variable("TERM").equals("dumb");
          };
      int columns = surroundings.columns() > 0 ? surroundings.columns() : Look.USUAL;
      return new Look(width.orElse(columns), coloured, surroundings.unicode() && !ascii, detail);
    }
  }

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
