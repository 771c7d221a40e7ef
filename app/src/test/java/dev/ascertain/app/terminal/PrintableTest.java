package dev.ascertain.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @Test
  void visibleTextStaysAsItIs() {
    assertThat(Printable.of("plain ASCII ~", true)).isEqualTo("plain ASCII ~");
    assertThat(Printable.of("Bücher 日本 🔒", true)).isEqualTo("Bücher 日本 🔒");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31m", // ANSI colour
        "\u009b2J", // the same in one character (C1)
        "\u202eevil", // right-to-left override
        "\u2066x\u2069", // isolates
        "a\u200bb", // zero width space
        "\ufeff", // byte order mark
        "a\nb",
        "a\rb",
        "a\tb",
        "\u0000",
        "\u007f",
        "\u2028",
        "\u00a0",
        "\ue000",
        "\ud800"
      })
  void everythingElseIsWrittenOut(String hostile) {
    assertThat(Printable.of(hostile, true)).contains("\\u{").matches("[\\x20-\\x7e]+");
    assertThat(Printable.of(hostile, false)).isEqualTo(Printable.of(hostile, true));
  }

  @Test
  void asciiHasFormsForOurTypographyAndNumbersForTheRest() {
    assertThat(Printable.of("“a” – b… é", false)).isEqualTo("\"a\" - b... \\u{e9}");
  }

  @Test
  void widthCountsColumnsNotCharacters() {
    assertThat(Printable.width("abc")).isEqualTo(3);
    assertThat(Printable.width("日本")).isEqualTo(4);
    assertThat(Printable.width("e\u0301")).isEqualTo(1);
    assertThat(Printable.width("🔒")).isEqualTo(2);
  }
}
