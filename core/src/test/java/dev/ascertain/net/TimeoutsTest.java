package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.observation.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsTest {

  @Test
  void everyStepHasItsOwnDeadline() {
    Timeouts timeouts = Timeouts.ofStep(Duration.ofNanos(100));
    assertThat(timeouts.deadline(Stage.HANDSHAKE, 40))
        .isEqualTo(new Deadline(Stage.HANDSHAKE, 40, 140));
  }

  @Test
  void noDeadlineGoesBeyondTheOverallOne() {
    Timeouts timeouts = Timeouts.ofStep(Duration.ofNanos(100));
    assertThat(timeouts.deadline(Stage.HTTP, 250).endNanos()).isEqualTo(300);
    assertThat(timeouts.deadline(Stage.HTTP, 350).remaining(350)).isNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.1S", "PT10000000000H"})
  void aTimeoutIsPositiveAndAtMostADay(Duration step) {
    assertThatThrownBy(() -> Timeouts.ofStep(step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a timeout must be longer than 0 and at most 24 hours");
  }

  @Test
  void aDayIsAllowed() {
    assertThat(Timeouts.ofStep(Duration.ofDays(1)).overall()).isEqualTo(Duration.ofDays(1));
  }
}
