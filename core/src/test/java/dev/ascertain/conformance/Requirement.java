package dev.ascertain.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of RFC 9846 with MUST, SHALL or REQUIRED.
 *
 * @param id the section and the number of the sentence among such ones in it: {@code 4.3.2-1}
 * @param sentence the sentence, references in short
 * @param note why it need not be checked; empty for one that must
 */
record Requirement(String id, String sentence, Optional<String> note) {
  private static final Pattern DEMAND = Pattern.compile("must|shall|required");

  /** The least of a sentence that tells one from another, before and after its demand. */
  private static final int LEAST_CONTEXT = 18;

  /** All of sections 4 to 7 and 9, and of appendices D and E, in the order of the RFC. */
  static List<Requirement> all() {
    try (InputStream in =
        Objects.requireNonNull(Requirement.class.getResourceAsStream("rfc9846.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .map(fields ->
              new Requirement(
                  fields[0],
                  fields[1],
                  fields.length > 2 ? Optional.of(fields[2]) : Optional.empty()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of its section. */
  String section() {
    return id.substring(0, id.indexOf('-'));
  }

  /**
   * The shortest stretches around its demands that no other sentence has: who quotes one of them
   * means this sentence.
   */
  List<String> marks(List<Requirement> all) {
    String text = normalized(sentence);
    List<String> marks = new ArrayList<>();
    Matcher demand = DEMAND.matcher(text);
    while (demand.find()) {
      int context = LEAST_CONTEXT;
      String mark;
      do {
        int from = Math.max(0, demand.start() - context);
        int to = Math.min(text.length(), demand.end() + context);
        mark = text.substring(from, to);
        context += 4;
      } while (mark.length() < text.length() && !isOnlyMine(mark, all));
      marks.add(mark);
    }
    return marks;
  }

  private boolean isOnlyMine(String mark, List<Requirement> all) {
    return all.stream()
        .filter(other -> !other.id.equals(id))
        .noneMatch(other -> normalized(other.sentence).contains(mark));
  }

  /** Letters and digits alone, so that quotation marks and line breaks make no difference. */
  static String normalized(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
