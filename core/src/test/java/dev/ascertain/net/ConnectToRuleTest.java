package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.observation.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases from curl's manual, {@code --connect-to}. */
class ConnectToRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.com | example.com:443:example.org:8443  | example.org:8443",
        "example.com | EXAMPLE.com:443:example.org:8443  | example.org:8443",
        "example.com | :443:example.org:8443             | example.org:8443",
        "example.com | example.com::example.org:8443     | example.org:8443",
        "example.com | ::example.org:8443                | example.org:8443",
        "example.com | example.com:443::8443             | example.com:8443",
        "example.com | example.com:443:example.org:      | example.org:443",
        "example.com | example.com:443:example.org       | example.org:443",
        "example.com | example.com:443:[2001:db8::1]:99  | [2001:db8::1]:99",
        "example.com | example.com:443:[2001:db8::1]:    | [2001:db8::1]:443",
        "example.com | example.com:443:[2001:db8::1]     | [2001:db8::1]:443",
        "example.com | example.com:443:192.0.2.1:99      | 192.0.2.1:99",
        "[2001:db8::1] | [2001:db8::1]:443:example.org:  | example.org:443",
        "2001:db8:0::1 | [2001:DB8::1]:443:example.org:  | example.org:443",
        "192.0.2.1   | 192.0.2.1:443:example.org:        | example.org:443",
        "example.com | example.com:444:example.org:8443  | none",
        "example.com | example.net:443:example.org:8443  | none",
        "example.com | sub.example.com:443:example.org:1 | none",
        // Rules that change nothing are passed over.
        "example.com | :::                               | none",
        "example.com | ::: ::example.org:                | example.org:443",
        // The first one counts, and its outcome is not matched again.
        "example.com | ::a.example: ::b.example:         | a.example:443",
        "example.com | example.net::a.example: ::b.example: | b.example:443",
        "example.com | ::a.example: a.example::b.example: | a.example:443",
        "bücher.example | bücher.example:443::8443       | xn--bcher-kva.example:8443",
      })
  void redirects(String target, String rules, String expected) throws TargetException {
    List<ConnectToRule> parsed = new ArrayList<>();
    for (String rule : rules.split(" ", -1)) {
      parsed.add(ConnectToRule.parse(rule));
    }
    assertThat(
            ConnectToRule.apply(parsed, TargetParser.parse(target))
                .map(Target::toString)
                .orElse("none"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "example.com:443",
        "example.com:https:example.org:443",
        "example.com:443:example.org:https",
        "example.com:443:example.org:65536",
        "example.com:443:example.org:1:2",
        "[2001:db8::1:443:example.org:443",
        "[example.com]:443:example.org:443",
        "example.com:443:2001:db8::1:443",
        "*:443:example.org:443",
      })
  void malformedRulesAreRefused(String rule) {
    assertThatThrownBy(() -> ConnectToRule.parse(rule))
        .isInstanceOf(TargetException.class)
        .message()
        .endsWith(".");
  }
}
