package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSuffixesTest {

  @ParameterizedTest
  @CsvSource({
    // the examples of publicsuffix.org that concern registries
    "com, true",
    "example.com, false",
    "biz, true",
    "uk.com, false",
    "ac, true",
    "com.ac, true",
    "mm, true",
    "c.mm, true",
    "b.c.mm, false",
    "jp, true",
    "ac.jp, true",
    "kyoto.jp, true",
    "ide.kyoto.jp, true",
    "c.kobe.jp, true",
    "b.c.kobe.jp, false",
    "city.kobe.jp, false",
    "ck, true",
    "test.ck, true",
    "www.ck, false",
    "us, true",
    "ak.us, true",
    "k12.ak.us, true",
    "test.ak.us, false",
    "xn--55qx5d.cn, true",
    "xn--85x722f.xn--55qx5d.cn, false",
    "xn--fiqs8s, true",
    "unheard-of, true",
    "example.unheard-of, false",
  })
  void registriesSellNamesBelowSuffixes(String domain, boolean suffix) {
    assertThat(PublicSuffixes.contains(domain)).isEqualTo(suffix);
  }

  @Test
  void everyRuleIsFoundAndTheyAscend() throws IOException {
    List<String> rules;
    try (InputStream in = PublicSuffixes.class.getResourceAsStream("public-suffixes.txt")) {
      rules =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
    }

    assertThat(rules).hasSizeGreaterThan(6_000).isSorted();
    for (String rule : rules) {
      if (rule.startsWith("!")) {
        assertThat(PublicSuffixes.contains(rule.substring(1))).as(rule).isFalse();
      } else {
        assertThat(PublicSuffixes.contains(rule.replace("*", "any"))).as(rule).isTrue();
      }
    }
  }
}
