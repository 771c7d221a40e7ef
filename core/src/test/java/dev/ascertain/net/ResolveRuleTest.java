package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.observation.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases from curl's manual, {@code --resolve} and {@code CURLOPT_RESOLVE}. */
class ResolveRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.com:443:127.0.0.1            | 127.0.0.1",
        "EXAMPLE.com:443:127.0.0.1            | 127.0.0.1",
        "example.com:443:127.0.0.1,127.0.0.2  | 127.0.0.1,127.0.0.2",
        "example.com:443:[::1]                | ::1",
        "example.com:443:::1                  | ::1",
        "example.com:443:127.0.0.1,[::1]      | 127.0.0.1,::1",
        "example.com:443:,127.0.0.1,          | 127.0.0.1",
        "+example.com:443:127.0.0.1           | 127.0.0.1",
        "*:443:127.0.0.1                      | 127.0.0.1",
        "example.com:444:127.0.0.1            | none",
        "example.org:443:127.0.0.1            | none",
        "*:444:127.0.0.1                      | none",
        // Later rules for the same host and port replace earlier ones.
        "example.com:443:127.0.0.1 example.com:443:127.0.0.2 | 127.0.0.2",
        "example.com:443:127.0.0.1 -example.com:443          | none",
        "-example.com:443 example.com:443:127.0.0.1          | 127.0.0.1",
        // The wildcard comes last, wherever it is written.
        "*:443:127.0.0.1 example.com:443:127.0.0.2 | 127.0.0.2",
        "example.com:443:127.0.0.2 *:443:127.0.0.1 | 127.0.0.2",
        "*:443:127.0.0.1 -example.com:443          | 127.0.0.1",
        "*:443:127.0.0.1 -*:443                    | none",
      })
  void addressesForExampleComPort443(String rules, String expected) throws TargetException {
    assertThat(addresses(rules, FamilyChoice.ANY)).isEqualTo(expected);
  }

  @Test
  void aRuleWithoutTheWantedFamilyDoesNotCount() throws TargetException {
    String rules = "*:443:::2 example.com:443:127.0.0.1";
    assertThat(addresses(rules, FamilyChoice.IPV4_ONLY)).isEqualTo("127.0.0.1");
    assertThat(addresses(rules, FamilyChoice.IPV6_ONLY)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "example.com:443",
        "example.com:443:",
        "example.com:443:,",
        "example.com:443:example.org",
        "example.com:443:127.0.0.256",
        "example.com:443:[::1",
        "example.com::127.0.0.1",
        "example.com:https:127.0.0.1",
        "example.com:65536:127.0.0.1",
        ":443:127.0.0.1",
        "-example.com:443:127.0.0.1",
        "a b:443:127.0.0.1",
      })
  void malformedRulesAreRefused(String rule) {
    assertThatThrownBy(() -> ResolveRule.parse(rule))
        .isInstanceOf(TargetException.class)
        .message()
        .endsWith(".");
  }

  private static String addresses(String rules, FamilyChoice families) throws TargetException {
    List<ResolveRule> parsed = new ArrayList<>();
    for (String rule : rules.split(" ", -1)) {
      parsed.add(ResolveRule.parse(rule));
    }
    Optional<List<IpAddress>> found = ResolveRule.addresses(parsed, "example.com", 443, families);
    return found
        .map(list -> String.join(",", list.stream().map(IpAddress::toString).toList()))
        .orElse("none");
  }
}
