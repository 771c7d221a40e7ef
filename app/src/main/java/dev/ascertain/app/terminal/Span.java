package dev.ascertain.app.terminal;

/** A piece of text in one tone. */
record Span(Tone tone, String text) {

  static Span plain(String text) {
    return new Span(Tone.PLAIN, text);
  }

  static Span strong(String text) {
    return new Span(Tone.STRONG, text);
  }

  static Span quiet(String text) {
    return new Span(Tone.QUIET, text);
  }
}
