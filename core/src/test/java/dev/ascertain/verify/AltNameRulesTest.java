package dev.ascertain.verify;

import static dev.ascertain.verify.Ruled.assertError;
import static dev.ascertain.verify.Ruled.broken;
import static dev.ascertain.verify.Ruled.brokenBelowPublicRoot;
import static dev.ascertain.verify.Ruled.dns;
import static dev.ascertain.verify.Ruled.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.Conformance.Place;
import dev.ascertain.x509.Mint;
import java.time.Instant;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AltNameRulesTest {
  private static final Profile[] RFC = {Profile.RFC_5280, Profile.WEB_PKI};

  /** A server's certificate with another name besides. */
  private static Mint with(GeneralName name) {
    return server("CN=" + Ruled.HOST, dns(Ruled.HOST), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "EXAMPLE.com",
        "*.example.com",
        "a-b.example",
        "localhost",
        "xn--mnchen-3ya.example",
        "XN--MNCHEN-3YA.example",
        "xn--628h.example.com",
        "xn--bliss-1b3c148a.example.com",
        "1.example",
        "4.3.2.example"
      })
  void namesInThePreferredSyntaxAreFine(String name) {
    for (Profile profile : Profile.values()) {
      assertThat(broken(profile, Place.LEAF, with(dns(name)))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "",
        ".",
        ".example.com",
        "example.com.",
        "a..example",
        "a b.example",
        "-a.example",
        "a-.example",
        "a.example-",
        "http://a.example",
        "a.example:443x",
        "a/b",
        "a,b",
        "a@b.example"
      })
  void otherNamesAreNot(String name) {
    String rule = name.contains(":") ? "dns-name-not-address" : "dns-name-syntax";

    assertError(rule, Place.LEAF, with(dns(name)), RFC);
  }

  @Test
  void labelsAndNamesHaveALimit() {
    String label = "a".repeat(63);
    String longest = (label + ".").repeat(3) + "a".repeat(61);

    assertError("none", Place.LEAF, with(dns(longest)));
    assertError("dns-name-syntax", Place.LEAF, with(dns(longest + "a")), RFC);
    assertError("dns-name-syntax", Place.LEAF, with(dns(label + "a.example")), RFC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*.", "www.*.com", "w*.example", "*w.example", "*.*.com", "xn--*.a"})
  void wildcardsAreTheWholeLeftmostLabel(String name) {
    String rule = name.equals("*.") ? "dns-name-syntax" : "wildcard-leftmost";

    assertThat(broken(Profile.WEB_PKI, Place.LEAF, with(dns(name))))
        .containsExactly(rule + " ERROR");
    assertThat(broken(Profile.RFC_5280, Place.LEAF, with(dns(name))))
        .containsExactly("dns-name-syntax ERROR");
  }

  @Test
  void underscoresAreNotPreferredButNoBrowserMinds() {
    Mint underscore = with(dns("a_b.example"));

    assertError("dns-name-underscore", Place.LEAF, underscore, RFC);
    assertThat(broken(Profile.BROWSER, Place.LEAF, underscore)).isEmpty();
    assertThat(brokenBelowPublicRoot(Profile.BROWSER, Place.LEAF, underscore))
        .contains("dns-name-underscore WARNING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "2001:db8::1", "*.0.2.1", "1"})
  void addressesAreNoDnsNames(String address) {
    assertError("dns-name-not-address", Place.LEAF, with(dns(address)), RFC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xn--99999999.example", "a.xn--zzzzzz.example"})
  void whatFollowsThePrefixIsPunycode(String name) {
    assertError("dns-name-a-label", Place.LEAF, with(dns(name)), RFC);
  }

  @Test
  void otherLabelsWithTwoHyphensThereAreReserved() {
    assertError("dns-name-reserved-label", Place.LEAF, with(dns("ab--c.example")), Profile.WEB_PKI);
  }

  @Test
  void reverseZonesAreForbiddenSinceMarch2026() {
    Mint old = with(dns("1.2.0.192.in-addr.arpa"));
    Mint recent =
        with(dns("1.2.0.192.in-addr.arpa"))
            .valid(Instant.parse("2026-03-15T00:00:00Z"), Instant.parse("2026-06-15T00:00:00Z"));

    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, old))
        .doesNotContain("dns-name-reverse-zone ERROR");
    assertThat(brokenBelowPublicRoot(Profile.WEB_PKI, Place.LEAF, recent))
        .contains("dns-name-reverse-zone ERROR");
  }

  @Test
  void withoutASubjectTheyAreCriticalAndWithOneTheyAreNot() {
    Mint empty = server("", dns(Ruled.HOST));
    GeneralNames names = new GeneralNames(dns(Ruled.HOST));

    assertError("critical-san-with-empty-subject", Place.LEAF, empty, Profile.values());
    assertError(
        "none",
        Place.LEAF,
        server("", dns(Ruled.HOST)).extension(Extension.subjectAlternativeName, true, names));
    assertError(
        "san-not-critical-with-subject",
        Place.LEAF,
        server().extension(Extension.subjectAlternativeName, true, names),
        Profile.WEB_PKI);
  }

  @ParameterizedTest
  @CsvSource({
    "rfc822Name, a@example.com, none",
    "rfc822Name, *@example.com, none",
    "rfc822Name, example.com, mail-syntax",
    "rfc822Name, a@b@example.com, mail-syntax",
    "uri, https://example.com, none",
    "uri, urn:x, none",
    "uri, example.com, uri-syntax",
    "uri, https:, uri-syntax",
  })
  void mailboxesAndUrisAreWrittenAsSuch(String kind, String name, String rule) {
    int tag = kind.equals("uri") ? GeneralName.uniformResourceIdentifier : GeneralName.rfc822Name;

    assertError(
        rule,
        Place.LEAF,
        with(new GeneralName(tag, name)),
        rule.equals("none") ? new Profile[0] : RFC);
  }
}
