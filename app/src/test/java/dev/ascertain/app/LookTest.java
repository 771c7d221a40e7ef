package dev.ascertain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.app.terminal.Look;
import dev.ascertain.app.terminal.TerminalRenderer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the server, the text keeps to the terminal it is for. */
class LookTest {

  @ParameterizedTest
  @EnumSource
  void noLineIsWiderThanTheTerminal(Scenario scenario) {
    for (int width : List.of(60, 80, 120, 200)) {
      List<String> lines =
          TerminalRenderer.render(
              scenario.report(), new Look(width, false, true, Look.Detail.SUMMARY));
      assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }
  }

  @ParameterizedTest
  @EnumSource
  void asciiIsAscii(Scenario scenario) {
    List<String> lines =
        TerminalRenderer.render(scenario.report(), new Look(80, false, false, Look.Detail.BYTES));
    assertThat(lines).allSatisfy(line -> assertThat(line).matches("[\\x20-\\x7e]*"));
  }

  @ParameterizedTest
  @EnumSource
  void colourAddsNothingButColour(Scenario scenario) {
    List<String> plain =
        TerminalRenderer.render(scenario.report(), new Look(80, false, true, Look.Detail.SUMMARY));
    List<String> coloured =
        TerminalRenderer.render(scenario.report(), new Look(80, true, true, Look.Detail.SUMMARY));
    assertThat(coloured).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      String bare = coloured.get(i).replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing();
      assertThat(bare).isEqualTo(plain.get(i).replace("`", ""));
    }
  }
}
