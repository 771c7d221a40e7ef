package dev.ascertain.diagnose.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An error in a log, or on its own.
 *
 * @param text its line; not safe to print
 * @param line the number of the first line that has it, from 1
 * @param times how many lines have it
 * @param explanation what it means
 */
public record LoggedError(String text, long line, long times, Explanation explanation) {
  /** More than this of a log is not read. */
  private static final long MOST_LINES = 1_000_000;

  /** Different errors of one log that are explained. */
  private static final int MOST_ERRORS = 50;

  /** An error on its own. */
  public static LoggedError of(String text) {
    return new LoggedError(text, 1, 1, Explanation.of(text));
  }

  /**
   * The errors of a log: each kind once, in the order in which they come first. If none is known,
   * the first line that is not blank, unexplained; none at all of a blank log.
   *
   * @throws IOException if it cannot be read
   */
  public static List<LoggedError> in(Reader log) throws IOException {
    Map<Explanation, LoggedError> errors = new LinkedHashMap<>();
    Optional<String> first = Optional.empty();
    BufferedReader reader = new BufferedReader(log);
    long number = 0;
    for (Optional<String> line = next(reader);
        line.isPresent() && number < MOST_LINES;
        line = next(reader)) {
      number++;
      String text = line.orElseThrow().strip();
      first = first.or(() -> text.isEmpty() ? Optional.empty() : Optional.of(text));
      Explanation explanation = Explanation.of(text);
      boolean room = errors.size() < MOST_ERRORS || errors.containsKey(explanation);
      if (explanation.isKnown() && room) {
        errors.merge(
            explanation,
            new LoggedError(text, number, 1, explanation),
            (known, again) ->
                new LoggedError(known.text(), known.line(), known.times() + 1, explanation));
      }
    }
    return errors.isEmpty()
        ? first.map(LoggedError::of).stream().toList()
        : List.copyOf(errors.values());
  }

  /** The next line, of which no more is kept than is looked at; empty at the end. */
  private static Optional<String> next(BufferedReader reader) throws IOException {
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder();
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() < Explanation.LONGEST) {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString());
  }
}
