package dev.ascertain.app.terminal;

import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.Severity;

/** The signs and colours of good and bad; never colour alone. */
final class Marks {
  private Marks() {}

  static String of(Severity severity, Look look) {
    return switch (severity) {
      case ERROR -> look.glyph("✗", "x");
      case INCONCLUSIVE -> "?";
      case WARNING -> "!";
      case INFO -> look.glyph("•", "-");
    };
  }

  static Tone tone(Severity severity) {
    return switch (severity) {
      case ERROR -> Tone.BAD_STRONG;
      case INCONCLUSIVE, WARNING -> Tone.WARNING_STRONG;
      case INFO -> Tone.QUIET;
    };
  }

  static String of(Outcome outcome, Look look) {
    return switch (outcome) {
      case PASSED -> look.glyph("✓", "+");
      case FAILED -> look.glyph("✗", "x");
      case COULD_NOT_TELL -> "?";
    };
  }

  static Tone tone(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> Tone.GOOD_STRONG;
      case FAILED -> Tone.BAD_STRONG;
      case COULD_NOT_TELL -> Tone.WARNING_STRONG;
    };
  }
}
