package dev.ascertain.diagnose.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ascertain.fuzz.Corpus;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client prints and a log holds. */
class ExplanationFuzzTest {

  static Stream<byte[]> texts() {
    return Explanation.known().stream()
        .map(ClientMessage::core)
        .limit(60)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> keptExplains() {
    return Corpus.of(ExplanationFuzzTest.class, "explains");
  }

  @MethodSource({"texts", "keptExplains"})
  @FuzzTest(maxDuration = "10m")
  void explains(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.UTF_8);
    Explanation explanation = Explanation.of(text);
    assertThat(explanation.isKnown()).isEqualTo(!explanation.messages().isEmpty());
    assertThat(explanation.causes()).doesNotHaveDuplicates();
    List<LoggedError> errors = LoggedError.in(new StringReader(text));
    long lines = text.chars().filter(c -> c == '\n').count() + 1;
    assertThat(errors).allMatch(error -> error.line() <= lines);
    assertThat(errors).allMatch(error -> error.times() >= 1);
  }
}
