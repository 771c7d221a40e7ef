package dev.ascertain.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
  private final Sheet sheet = new Sheet(new Look(60, false, true, Look.Detail.SUMMARY));
  private final Sheet coloured = new Sheet(new Look(60, true, true, Look.Detail.SUMMARY));

  @Test
  void paragraphsBreakAtSpaces() {
    sheet.paragraph(List.of(Span.plain("Why  ")), 5, Tone.PLAIN, "word ".repeat(14).strip());
    assertThat(sheet.lines())
        .containsExactly(
            "Why  word word word word word word word word word word word", "     word word word");
  }

  @Test
  void wordsThatAreTooLongBreakAnywhere() {
    sheet.paragraph(2, Tone.PLAIN, "x".repeat(100));
    assertThat(sheet.lines()).containsExactly("  " + "x".repeat(58), "  " + "x".repeat(42));
  }

  @Test
  void linesAreCutAtTheTerminalsWidth() {
    sheet.line(Span.plain("y".repeat(70)));
    assertThat(sheet.lines()).containsExactly("y".repeat(59) + "…");
  }

  @Test
  void textCannotColourItself() {
    coloured.line(new Span(Tone.BAD, "\u001b[32mfine"));
    assertThat(coloured.lines()).containsExactly("\u001b[31m\\u{1b}[32mfine\u001b[0m");
  }

  @Test
  void wordsToBeTypedAreColouredOrStayMarked() {
    sheet.marked(List.of(), 0, "run `nginx -t` now");
    coloured.marked(List.of(), 0, "run `nginx -t` now");
    assertThat(sheet.lines()).containsExactly("run `nginx -t` now");
    assertThat(coloured.lines()).containsExactly("run \u001b[36mnginx -t\u001b[0m now");
  }

  @Test
  void gapsDoNotAddUp() {
    sheet.gap();
    sheet.line(Span.plain("a"));
    sheet.gap();
    sheet.gap();
    sheet.line(Span.plain("b"));
    assertThat(sheet.lines()).containsExactly("a", "", "b");
  }
}
