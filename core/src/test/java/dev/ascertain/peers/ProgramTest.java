package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {

  @Test
  void returnsStatusAndBothOutputs() {
    Program.Result result = Program.run("sh", "-c", "echo said; echo complained >&2; exit 3");

    assertThat(result).isEqualTo(new Program.Result(3, "said\n", "complained\n"));
  }

  @Test
  void handsOverStandardInput() {
    assertThat(Program.run(Duration.ofSeconds(10), "hello", List.of("cat")).out())
        .isEqualTo("hello");
  }

  @Test
  void endsAProgramThatTakesTooLong() {
    assertThatThrownBy(
            () -> Program.run(Duration.ofMillis(50), "", List.of("sh", "-c", "exec sleep 60")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("did not end within PT0.05S");
  }

  @Test
  void saysHowToInstallWhatIsMissing() {
    assertThatThrownBy(() -> Program.run("no-such-program"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "This test needs the program 'no-such-program'."
                + " Install it with: apt-get install no-such-program");
  }
}
