package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The path-validation cases of x509-limbo. Where our verdict is not the suite's, {@code
 * docs/limbo.md} says why; nowhere else may it differ.
 */
class LimboSuiteTest {
  private static final Path TABLE = Path.of("../docs/limbo.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\|");

  @Test
  void everyVerdictIsTheSuitesOrHasAReasonNotToBe() throws IOException {
    Crypto crypto = Crypto.forOneHandshake();
    List<LimboCase> cases = LimboCase.readAll("limbo-open.json");
    List<String> others = new ArrayList<>();
    List<String> explanations = new ArrayList<>();
    for (LimboCase each : cases) {
      Verification verification = Verifier.verify(each.request(), crypto);
      if (verification.trusted() != each.succeeds()) {
        others.add(each.id());
        explanations.add(each.id() + ": " + verification.findings());
      }
    }
    System.out.printf("x509-limbo: %d of %d%n", cases.size() - others.size(), cases.size());

    List<MatchResult> rows = ROW.matcher(Files.readString(TABLE)).results().toList();
    assertThat(cases).hasSizeGreaterThan(100);
    assertThat(others)
        .as("%s", explanations)
        .containsExactlyInAnyOrderElementsOf(rows.stream().map(row -> row.group(1)).toList());
    assertThat(rows).allMatch(row -> row.group(2).length() > 20);
  }
}
