package dev.ascertain.diagnose.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-05-29T12:00:00Z | 2026-05-29 12:00:00 UTC (3 days ago)",
        "2026-05-31T11:59:59Z | 2026-05-31 11:59:59 UTC (1 day ago)",
        "2026-06-01T10:00:00Z | 2026-06-01 10:00:00 UTC (2 hours ago)",
        "2026-06-01T11:59:59Z | 2026-06-01 11:59:59 UTC (1 second ago)",
        "2026-06-01T12:00:00Z | 2026-06-01 12:00:00 UTC",
        "2026-06-01T12:01:30Z | 2026-06-01 12:01:30 UTC (in 1 minute)",
        "2027-06-01T12:00:00Z | 2027-06-01 12:00:00 UTC (in 365 days)"
      })
  void aMomentIsShownInUtcWithItsDistance(Instant time, String shown) {
    assertThat(new Value.Moment(time, Instant.parse("2026-06-01T12:00:00Z"))).hasToString(shown);
  }

  @Test
  void namesAreShownUpToAFew() {
    assertThat(new Value.Names(List.of())).hasToString("none");
    assertThat(new Value.Names(List.of("a", "b"))).hasToString("a, b");
    assertThat(new Value.Names(List.of("a", "b", "c", "d", "e", "f", "g")))
        .hasToString("a, b, c, d, e and 2 more");
  }

  @Test
  void textCannotMoveACursorOrReverseALine() {
    assertThat(new Value.Text("a\u001b[2J\u202eb\nc")).hasToString("a?[2J?b?c");
  }
}
