package dev.ascertain.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.diagnose.rule.Examples;
import dev.ascertain.diagnose.rule.Scene;
import dev.ascertain.diagnose.rule.Symptoms;
import dev.ascertain.verify.FindingKind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cause has its rule, its text and its example, and they fit together. */
class DiagnosisCatalogueTest {
  /** The most a terminal shows of a short form: three lines of 80 columns, roughly. */
  private static final int LONGEST_SHORT_FORM = 260;

  /** What people copy into a shell may hold nothing that a server chose. */
  private static final Set<String> CHOSEN_BY_THE_USER = Set.copyOf(Symptoms.COMMON_PARAMETERS);

  private static List<Diagnosis> diagnose(Scene scene) {
    return Diagnoser.diagnose(new Case(scene.observation(), scene.verification()));
  }

  @ParameterizedTest
  @EnumSource
  void aRuleConcludesItFromItsExample(Cause cause) {
    Diagnosis headline = diagnose(Examples.of(cause)).getFirst();

    assertThat(headline.id()).isEqualTo(cause.id());
    assertThat(headline.severity()).isEqualTo(cause.severity());
    assertThat(headline.parameters().keySet())
        .containsExactlyInAnyOrderElementsOf(cause.parameters());
    assertThat(headline.evidence()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void itsTextIsFilled(Cause cause) {
    Diagnosis headline = diagnose(Examples.of(cause)).getFirst();

    assertThat(new Template(headline.text()).placeholders()).isEmpty();
    assertThat(headline.title()).endsWith(".").doesNotContain("`", "\n", "..");
    assertThat(headline.why()).isNotBlank().hasSizeLessThan(LONGEST_SHORT_FORM);
    assertThat(headline.fix()).isNotBlank().hasSizeLessThan(LONGEST_SHORT_FORM);
  }

  @ParameterizedTest
  @EnumSource
  void itsPlaceholdersAreItsParameters(Cause cause) {
    Set<String> known = new TreeSet<>(cause.parameters());
    known.addAll(Symptoms.COMMON_PARAMETERS);

    assertThat(known).containsAll(Texts.of(cause).placeholders());
  }

  @ParameterizedTest
  @EnumSource
  void theCodeInItHoldsNothingThatAServerChose(Cause cause) {
    List<String> names =
        sections(Texts.of(cause).text())
            .filter(Block.Code.class::isInstance)
            .flatMap(block -> ((Block.Code) block).lines().stream())
            .flatMap(line -> Placeholders.in(line).stream())
            .toList();

    assertThat(CHOSEN_BY_THE_USER).containsAll(names);
  }

  @ParameterizedTest
  @EnumSource
  void itIsFinishedAndAdvisesNothingReckless(Cause cause) {
    String words = words(Texts.of(cause).text()).toLowerCase(Locale.ROOT);

    assertThat(words).doesNotContain("todo", "fixme", "lorem", "xxx", "tbd");
    assertThat(words)
        .doesNotContain(
            "--insecure",
            "curl -k",
            "verify=false",
            "verify_none",
            "node_tls_reject_unauthorized",
            "rejectunauthorized",
            "insecureskipverify",
            "trustall");
  }

  @ParameterizedTest
  @CsvSource({
    "name-mismatch, SSL_ERROR_BAD_CERT_DOMAIN",
    "expired, CERT_HAS_EXPIRED",
    "expired-intermediate, CERT_HAS_EXPIRED",
    "incomplete-chain, UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "incomplete-chain, PKIX path building failed",
    "unknown-ca, PKIX path building failed",
    "self-signed, DEPTH_ZERO_SELF_SIGNED_CERT",
    "no-common-cipher, SSL_ERROR_NO_CYPHER_OVERLAP",
    "no-common-cipher, HANDSHAKE_FAILURE",
    "version-mismatch, ERR_SSL_VERSION_OR_CIPHER_MISMATCH",
    "plain-http, ERR_SSL_PROTOCOL_ERROR"
  })
  void itsFamousErrorNamesAreTold(String id, String name) {
    Cause cause =
        Stream.of(Cause.values()).filter(c -> c.id().equals(id)).findFirst().orElseThrow();

    assertThat(words(new Text("", empty(), empty(), empty(), Texts.of(cause).text().references())))
        .contains(name);
  }

  @Test
  void everyKindOfFindingHasACauseOfTheSameIdAndSeverity() {
    for (FindingKind kind : FindingKind.values()) {
      assertThat(Cause.values())
          .anySatisfy(cause -> {
            assertThat(cause.id()).isEqualTo(kind.id());
            assertThat(cause.severity()).isEqualTo(kind.severity());
          });
    }
  }

  @Test
  void causesRankFindingsAsVerificationDoes() {
    Set<String> kinds =
        new TreeSet<>(Stream.of(FindingKind.values()).map(Object::toString).toList());
    List<String> causes = Stream.of(Cause.values()).map(Cause::id).filter(kinds::contains).toList();

    assertThat(causes)
        .containsExactlyElementsOf(Stream.of(FindingKind.values()).map(Object::toString).toList());
  }

  @Test
  void everyTextBelongsToACause() throws IOException, URISyntaxException {
    URL one = Objects.requireNonNull(Diagnoser.class.getResource(Cause.EXPIRED.id() + ".md"));
    List<String> files = new ArrayList<>();
    try (Stream<Path> texts =
        Files.list(Objects.requireNonNull(Path.of(one.toURI()).getParent()))) {
      texts
          .map(Path::toString)
          .filter(name -> name.endsWith(".md"))
          .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - ".md".length()))
          .forEach(files::add);
    }

    assertThat(files)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Cause.values()).map(Cause::id).toList());
  }

  private static Section empty() {
    return new Section(List.of());
  }

  private static Stream<Block> sections(Text text) {
    return Stream.of(text.whatHappened(), text.why(), text.fix(), text.references())
        .flatMap(section -> section.blocks().stream());
  }

  private static String words(Text text) {
    return text.title()
        + sections(text)
            .map(block ->
                switch (block) {
                  case Block.Paragraph(String words) -> words;
                  case Block.Heading(String words) -> words;
                  case Block.Item(String words) -> words;
                  case Block.Code(String _, List<String> lines) -> String.join("\n", lines);
                })
            .reduce("", (all, words) -> all + "\n" + words);
  }
}
