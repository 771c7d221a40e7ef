package dev.ascertain.app;

import dev.ascertain.app.drawing.DotRenderer;
import dev.ascertain.app.drawing.SvgRenderer;
import dev.ascertain.app.json.ChainJsonRenderer;
import dev.ascertain.app.terminal.ChainRenderer;
import dev.ascertain.app.terminal.Look;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is shown of chains is what the golden files say. */
class ChainGoldenTest {
  @ParameterizedTest
  @EnumSource
  void onAUsualTerminal(ChainScenario scenario) throws IOException {
    check(scenario, "txt", text(scenario, new Look(80, false, true, Look.Detail.SUMMARY)));
  }

  @ParameterizedTest
  @EnumSource
  void inAscii(ChainScenario scenario) throws IOException {
    check(scenario, "ascii.txt", text(scenario, new Look(80, false, false, Look.Detail.SUMMARY)));
  }

  @ParameterizedTest
  @EnumSource
  void forPrograms(ChainScenario scenario) throws IOException {
    check(scenario, "json", Masks.json(ChainJsonRenderer.render(scenario.report())));
  }

  @ParameterizedTest
  @EnumSource
  void forGraphviz(ChainScenario scenario) throws IOException {
    check(scenario, "dot", DotRenderer.render(scenario.report()));
  }

  @ParameterizedTest
  @EnumSource
  void asAPicture(ChainScenario scenario) throws IOException {
    check(scenario, "svg", SvgRenderer.render(scenario.report()));
  }

  private static String text(ChainScenario scenario, Look look) {
    return String.join("\n", ChainRenderer.render(scenario.report(), look)) + "\n";
  }

  private static void check(ChainScenario scenario, String kind, String actual) throws IOException {
    String name = scenario.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + kind;
    GoldenFile.check("chain/" + name, actual);
  }
}
