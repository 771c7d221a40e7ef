package dev.ascertain.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.Golden;
import dev.ascertain.diagnose.rule.Actor;
import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.verify.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page of {@code docs/causes} for every cause, made of its text. */
class CausePagesTest {
  private static final String HEAD =
      """
      <!-- Generated from the texts of `core/src/main/resources/dev/ascertain/diagnose` by
      `./test -Dgolden.refresh=true`. -->

      """;

  @ParameterizedTest
  @EnumSource
  void itsPageIsCurrent(Cause cause) {
    Text text = Diagnoser.inGeneral(cause);
    StringBuilder page = new StringBuilder(HEAD);
    page.append("# ").append(text.title()).append("\n\n");
    page.append(
        "`%s` · %s · to be mended by %s\n"
            .formatted(cause.id(), words(cause.severity()), words(cause.actor())));
    section(page, "What happened", text.whatHappened());
    section(page, "Why", text.why());
    section(page, "Fix", text.fix());
    section(page, "References", text.references());

    Golden.check("causes/" + cause.id() + ".md", page.toString());
  }

  @Test
  void theIndexListsThemByRank() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("# Causes\n\n");
    page.append("Of several of the same severity, the first one listed is the headline.\n\n");
    page.append("| Cause | What it is | Severity | Who must act |\n|---|---|---|---|\n");
    for (Cause cause : Cause.values()) {
      page.append(
          "| [`%1$s`](%1$s.md) | %2$s | %3$s | %4$s |\n"
              .formatted(
                  cause.id(),
                  Diagnoser.inGeneral(cause).title(),
                  words(cause.severity()),
                  words(cause.actor())));
    }
    Golden.check("causes/README.md", page.toString());
  }

  @Test
  void thereIsNoOtherPage() throws IOException {
    List<String> expected = new ArrayList<>(List.of("README.md"));
    Stream.of(Cause.values()).map(cause -> cause.id() + ".md").forEach(expected::add);
    try (Stream<Path> pages = Files.list(Path.of("../docs/causes"))) {
      assertThat(pages.map(page -> String.valueOf(page.getFileName()))).isSubsetOf(expected);
    }
  }

  private static String words(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "information";
      case INCONCLUSIVE -> "could not be told";
    };
  }

  private static String words(Actor actor) {
    return switch (actor) {
      case SERVER_OPERATOR -> "the server's operator";
      case CA -> "the CA";
      case CLIENT -> "the client";
      case NETWORK -> "the network";
    };
  }

  private static void section(StringBuilder page, String title, Section section) {
    page.append("\n## ").append(title).append('\n');
    boolean inList = false;
    for (Block block : section.blocks()) {
      boolean item = block instanceof Block.Item;
      if (!(item && inList)) {
        page.append('\n');
      }
      inList = item;
      switch (block) {
        case Block.Paragraph(String text) -> page.append(text).append('\n');
        case Block.Heading(String text) -> page.append("### ").append(text).append('\n');
        case Block.Item(String text) -> page.append("- ").append(text).append('\n');
        case Block.Code(String language, List<String> lines) ->
            page.append(Markdown.FENCE)
                .append(language)
                .append('\n')
                .append(String.join("\n", lines))
                .append('\n')
                .append(Markdown.FENCE)
                .append('\n');
      }
    }
  }
}
