package dev.ascertain.app;

import dev.ascertain.app.terminal.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes to the standard streams, whole texts at once. */
final class Printer {
  private final Surroundings surroundings;

  Printer(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Writes a result as UTF-8. */
  void print(String text) {
    write(surroundings.out(), text);
  }

  /** Writes one sentence about what went wrong. */
  void complain(String sentence) {
    write(
        surroundings.err(), "ascertain: " + Printable.of(sentence, surroundings.unicode()) + "\n");
  }

  /** Writes to the terminal of whoever waits. */
  void progress(String text) {
    write(surroundings.err(), text);
  }

  private static void write(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      // Whoever read this has gone away (`ascertain … | head`), so there is nobody to tell.
      return;
    }
  }
}
