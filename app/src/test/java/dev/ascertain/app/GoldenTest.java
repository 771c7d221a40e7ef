package dev.ascertain.app;

import dev.ascertain.app.json.JsonRenderer;
import dev.ascertain.app.terminal.Look;
import dev.ascertain.app.terminal.TerminalRenderer;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program prints about real servers is what the golden files say. */
class GoldenTest {
  @ParameterizedTest
  @EnumSource
  void onAUsualTerminal(Scenario scenario) throws IOException {
    Look look = new Look(80, false, true, Look.Detail.SUMMARY);
    check(scenario, "txt", text(scenario, look));
  }

  @ParameterizedTest
  @EnumSource
  void forPrograms(Scenario scenario) throws IOException {
    check(scenario, "json", Masks.json(JsonRenderer.render(Still.of(scenario.report()))));
  }

  @Test
  void onAWideTerminal() throws IOException {
    Look look = new Look(200, false, true, Look.Detail.SUMMARY);
    check(Scenario.HEALTHY, "wide.txt", text(Scenario.HEALTHY, look));
    check(Scenario.NAME_MISMATCH, "wide.txt", text(Scenario.NAME_MISMATCH, look));
  }

  @Test
  void inColour() throws IOException {
    Look look = new Look(80, true, true, Look.Detail.SUMMARY);
    check(Scenario.NAME_MISMATCH, "colour.txt", text(Scenario.NAME_MISMATCH, look));
  }

  @Test
  void inAscii() throws IOException {
    Look look = new Look(80, false, false, Look.Detail.SUMMARY);
    check(Scenario.HEALTHY, "ascii.txt", text(Scenario.HEALTHY, look));
    check(Scenario.HOSTILE_BANNER, "ascii.txt", text(Scenario.HOSTILE_BANNER, look));
  }

  private static String text(Scenario scenario, Look look) {
    String lines = String.join("\n", TerminalRenderer.render(Still.of(scenario.report()), look));
    return Masks.text(lines) + "\n";
  }

  private static void check(Scenario scenario, String kind, String actual) throws IOException {
    String name = scenario.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + kind;
    GoldenFile.check(name, actual);
  }
}
