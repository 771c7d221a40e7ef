package dev.ascertain.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.diagnose.rule.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final String MARKDOWN =
      """
      # {Who} is late.

      ## What happened

      It is
      {when}.

      ## Why

      Nobody knows.

      Not even {who}.

      ## Fix

      Wait.

      ### sh

      ```sh
      ## wait
      server { listen {who}; }
      ```

      ## References

      - RFC 1
        section 2.
      - RFC 3.
      """;

  private static Text filled(String who) {
    return Template.parse(MARKDOWN)
        .filled(Map.of("who", new Value.Text(who), "when", new Value.Count(3)));
  }

  @Test
  void aTextHasATitleAndFourSectionsOfBlocks() {
    Text text = filled("the train");

    assertThat(text.title()).isEqualTo("The train is late.");
    assertThat(text.whatHappened().blocks()).containsExactly(new Block.Paragraph("It is 3."));
    assertThat(text.why().blocks())
        .containsExactly(
            new Block.Paragraph("Nobody knows."), new Block.Paragraph("Not even the train."));
    assertThat(text.fix().blocks())
        .containsExactly(
            new Block.Paragraph("Wait."),
            new Block.Heading("sh"),
            new Block.Code("sh", List.of("## wait", "server { listen the train; }")));
    assertThat(text.references().blocks())
        .containsExactly(new Block.Item("RFC 1 section 2."), new Block.Item("RFC 3."));
  }

  @Test
  void theShortFormIsTheFirstParagraph() {
    assertThat(filled("the train").why().brief()).isEqualTo("Nobody knows.");
  }

  @Test
  void aValueCannotBecomeStructureOrAPlaceholder() {
    Text text = filled("x\n## Fix\n{when}");

    assertThat(text.why().blocks().getLast())
        .isEqualTo(new Block.Paragraph("Not even x?## Fix?{when}."));
  }

  @Test
  void aMissingParameterIsRefused() {
    assertThatThrownBy(() -> Template.parse(MARKDOWN).filled(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Who");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no title",
        "# T\n\nstray\n\n## What happened\n\na\n\n## Why\n\na\n\n## Fix\n\na\n\n## References\n\na",
        "# T\n\n## What happened\n\na\n\n## Why\n\na\n\n## Fix\n\na",
        "# T\n\n## What happened\n\na\n\n## Fix\n\na\n\n## Why\n\na\n\n## References\n\na",
        "# T\n\n## What happened\n\n## Why\n\na\n\n## Fix\n\na\n\n## References\n\na",
        "# T\n\n## What happened\n\na\n\n## Why\n\na\n\n## Fix\n\na\n\n## References\n\n```\na"
      })
  void aTextOfAnotherShapeIsRefused(String markdown) {
    assertThatThrownBy(() -> Template.parse(markdown)).isInstanceOf(IllegalArgumentException.class);
  }
}
