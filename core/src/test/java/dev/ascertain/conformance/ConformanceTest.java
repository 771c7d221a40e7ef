package dev.ascertain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md} says where each demand of RFC 9846 is checked and tested. */
class ConformanceTest {
  private static final List<Requirement> ALL = Requirement.all();
  private static final Sources TESTS = Sources.below("src/test/java");

  private static final String HEAD =
      """
      # Conformance to RFC 9846

      Every sentence with MUST, SHALL or REQUIRED of sections 4 to 7 and 9 and of appendices D and E,
      with the class that quotes it above its check, and the tests that break it: those that name
      the rule which is broken there, or the sentence by its number in brackets. A sentence that
      nobody quotes may well be obeyed, but nothing here shows it. The sentences are from RFC 9846,
      copyright (c) the IETF Trust and its authors.

      Generated from the sources by `./test -Dgolden.refresh=true`.
      """;

  /** Where a requirement is checked, and where that is tested. */
  private record Found(Requirement requirement, List<String> checks, List<String> tests) {

    boolean isExcused() {
      return requirement.note().isPresent() && checks.isEmpty();
    }

    String row() {
      String check =
          checks.isEmpty() ? requirement.note().orElse("**not cited**") : String.join(", ", checks);
      return "| %s | %s | %s | %s |\n"
          .formatted(
              requirement.id(),
              requirement.sentence().replace("|", "\\|"),
              check,
              String.join(", ", tests));
    }
  }

  @Test
  void everyNoteIsOfAKindThatExcuses() {
    assertThat(ALL).extracting(Requirement::id).doesNotHaveDuplicates();
    for (Requirement requirement : ALL) {
      requirement
          .note()
          .ifPresent(note ->
              assertThat(note).as(requirement.id()).matches("(elsewhere|construction): .+"));
    }
  }

  @Test
  void theDocumentIsUpToDate() {
    List<Found> found = find();
    long excused = found.stream().filter(Found::isExcused).count();
    long checked = found.stream().filter(each -> !each.checks().isEmpty()).count();
    long tested =
        found.stream().filter(each -> !each.checks().isEmpty() && !each.tests().isEmpty()).count();
    String count =
        "%d sentences: %d quoted at their check, %d of them with a test; %d bind others or hold by"
                .formatted(found.size(), checked, tested, excused)
            + " construction; %d not cited.\n".formatted(found.size() - checked - excused);
    System.out.print("RFC 9846: " + count);
    StringBuilder document = new StringBuilder(HEAD).append('\n').append(count);
    Map<String, List<Found>> bySection = new LinkedHashMap<>();
    for (Found each : found) {
      bySection.computeIfAbsent(each.requirement().section(), _ -> new ArrayList<>()).add(each);
    }
    bySection.forEach((section, rows) -> {
      document.append("\n## ").append(section).append("\n\n");
      document.append("| | Sentence | Check | Tests |\n|---|---|---|---|\n");
      rows.forEach(row -> document.append(row.row()));
    });
    Golden.check("conformance.md", document.toString());
  }

  private static List<Found> find() {
    List<Sources.Comment> comments = Sources.below("src/main/java").comments();
    List<Found> found = new ArrayList<>();
    for (Requirement requirement : ALL) {
      List<String> marks = requirement.marks(ALL);
      TreeSet<String> checks = new TreeSet<>();
      TreeSet<String> tests = new TreeSet<>(TESTS.citing(requirement.id()));
      for (Sources.Comment comment : comments) {
        if (marks.stream().anyMatch(comment.text()::contains)) {
          checks.add(comment.file());
          comment.rule().ifPresent(rule -> tests.addAll(TESTS.naming(rule)));
        }
      }
      found.add(new Found(requirement, List.copyOf(checks), List.copyOf(tests)));
    }
    return found;
  }
}
