package dev.ascertain.app.terminal;

/** What a piece of text means; the colour follows from it. */
enum Tone {
  PLAIN(""),
  STRONG("1"),
  QUIET("2"),
  GOOD("32"),
  GOOD_STRONG("1;32"),
  BAD("31"),
  BAD_STRONG("1;31"),
  WARNING("33"),
  WARNING_STRONG("1;33"),
  CLIENT("36"),
  SERVER("35");

  private final String parameters;

  Tone(String parameters) {
    this.parameters = parameters;
  }

  /** The text in this tone, by ECMA-48 section 8.3.117 (SGR). */
  String paint(String text) {
    return parameters.isEmpty() ? text : "\u001b[" + parameters + "m" + text + "\u001b[0m";
  }
}
