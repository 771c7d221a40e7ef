package dev.ascertain.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a run of the program came to. */
record Ran(ExitStatus status, String out, String err) {

  /** Runs the program as from a pipe, without environment variables. */
  static Ran with(String... args) {
    return with(Map.of(), args);
  }

  static Ran with(Map<String, String> variables, String... args) {
    return in(variables, InputStream.nullInputStream(), false, args);
  }

  /** Runs the program with this standard input. */
  static Ran fed(String input, String... args) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return in(Map.of(), new ByteArrayInputStream(bytes), false, args);
  }

  /** Runs the program as on a terminal of 100 columns. */
  static Ran onTerminal(Map<String, String> variables, String... args) {
    return in(variables, InputStream.nullInputStream(), true, args);
  }

  private static Ran in(
      Map<String, String> variables, InputStream input, boolean terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitStatus status =
        Program.run(
            args,
            new Surroundings(
                variables, input, out, err, terminal, terminal, terminal ? 100 : 0, true));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
