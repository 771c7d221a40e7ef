package dev.ascertain.app;

import dev.ascertain.app.Invocation.ErrorSource;
import dev.ascertain.app.json.ExplanationJson;
import dev.ascertain.app.terminal.ExplanationRenderer;
import dev.ascertain.diagnose.client.LoggedError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A run of {@code explain}. */
final class ExplainRun {
  private final Surroundings surroundings;
  private final Printer printer;

  ExplainRun(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.printer = new Printer(surroundings);
  }

  ExitStatus run(Invocation.Explain explain) throws UsageException {
    List<LoggedError> errors =
        switch (explain.source()) {
          case ErrorSource.Given(String text) -> List.of(LoggedError.of(text));
          case ErrorSource.InFile(String name) ->
              log(new ByteArrayInputStream(InputFiles.read("", name)));
          case ErrorSource.StandardInput _ -> log(surroundings.in());
        };
    if (errors.isEmpty()) {
      throw new UsageException(
          "Which error? Give its text, a log file or standard input, such as: ascertain explain"
              + " ERR_CERT_AUTHORITY_INVALID");
    }
    printer.print(
        explain.json()
            ? ExplanationJson.render(errors)
            : Program.lines(
                ExplanationRenderer.render(
                    errors, explain.look().in(surroundings), explain.check().isPresent())));
    if (explain.check().isPresent()) {
      return Program.check(explain.check().orElseThrow(), surroundings);
    }
    boolean known = errors.stream().anyMatch(error -> error.explanation().isKnown());
    return known ? ExitStatus.FINE : ExitStatus.FINDING;
  }

  private static List<LoggedError> log(InputStream in) throws UsageException {
    try (in) {
      return LoggedError.in(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UsageException("Standard input cannot be read: " + e.getMessage() + ".");
    }
  }
}
