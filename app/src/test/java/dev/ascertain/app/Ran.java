package dev.ascertain.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a run of the program came to. */
record Ran(ExitStatus status, String out, String err) {

  /** Runs the program as from a pipe, without environment variables. */
  static Ran with(String... args) {
    return with(Map.of(), args);
  }

  static Ran with(Map<String, String> variables, String... args) {
    return in(variables, false, args);
  }

  /** Runs the program as on a terminal of 100 columns. */
  static Ran onTerminal(Map<String, String> variables, String... args) {
    return in(variables, true, args);
  }

  private static Ran in(Map<String, String> variables, boolean terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitStatus status =
        Program.run(
            args,
            new Surroundings(variables, out, err, terminal, terminal, terminal ? 100 : 0, true));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
