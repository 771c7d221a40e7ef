package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ascertain.observation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetParserTest {

  @ParameterizedTest
  @CsvSource({
    "example.com,                      example.com,         443",
    "example.com:8443,                 example.com,         8443",
    "example.com:1,                    example.com,         1",
    "example.com:65535,                example.com,         65535",
    "example.com:0443,                 example.com,         443",
    "EXAMPLE.Com,                      example.com,         443",
    "example.com.,                     example.com,         443",
    "example.com.:8443,                example.com,         8443",
    "localhost,                        localhost,           443",
    "localhost:8443,                   localhost,           8443",
    "a,                                a,                   443",
    "foo_bar.example.com,              foo_bar.example.com, 443",
    "r3---sn-ab.example.com,           r3---sn-ab.example.com, 443",
    "trailing-.example.com,            trailing-.example.com, 443",
    "1.2.3.4.example.com,              1.2.3.4.example.com, 443",
    "3com.com,                         3com.com,            443",
    "xn--bcher-kva.example,            xn--bcher-kva.example, 443",
    "https://example.com,              example.com,         443",
    "HTTPS://example.com,              example.com,         443",
    "https://example.com/,             example.com,         443",
    "https://example.com:8443/a/b?c#d, example.com,         8443",
    "https://example.com?q=a@b,        example.com,         443",
    "https://example.com#top,          example.com,         443",
    "https://[2001:db8::1]/,           2001:db8::1,         443",
    "https://[2001:db8::1]:8443/x,     2001:db8::1,         8443",
    "https://192.0.2.1:8443,           192.0.2.1,           8443",
  })
  void aTargetIsANameOrAUrlWithAPort(String text, String host, int port) throws TargetException {
    Target target = TargetParser.parse(text);
    assertThat(target.host()).isEqualTo(host);
    assertThat(target.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,                    192.0.2.1,       443",
    "192.0.2.1:8443,               192.0.2.1,       8443",
    "0.0.0.0,                      0.0.0.0,         443",
    "255.255.255.255,              255.255.255.255, 443",
    "192.0.2.1.,                   192.0.2.1,       443",
    "１９２.0.2.1,                 192.0.2.1,       443",
    "::1,                          ::1,             443",
    "[::1],                        ::1,             443",
    "[::1]:8443,                   ::1,             8443",
    "2001:DB8:0:0:0:0:0:1,         2001:db8::1,     443",
    "[2001:db8::192.0.2.1],        2001:db8::c000:201, 443",
    "::,                           ::,              443",
    "::ffff:192.0.2.1,             192.0.2.1,       443",
  })
  void anIpAddressIsALiteral(String text, String host, int port) throws TargetException {
    Target target = TargetParser.parse(text);
    assertThat(target.isIpLiteral()).isTrue();
    assertThat(target.host()).isEqualTo(host);
    assertThat(target.address()).get().hasToString(host);
    assertThat(target.port()).isEqualTo(port);
  }

  /** What current browsers make of them (UTS #46, nontransitional). */
  @ParameterizedTest
  @CsvSource({
    "bücher.example,      xn--bcher-kva.example",
    "BÜCHER.example,      xn--bcher-kva.example",
    "bu\u0308cher.example, xn--bcher-kva.example",
    "straße.example,      xn--strae-oqa.example",
    "ΣΊΣΥΦΟΣ.example,     xn--kxa6akbbkh.example",
    "例え.テスト,          xn--r8jz45g.xn--zckzah",
    "例え。テスト,          xn--r8jz45g.xn--zckzah",
    "ｅｘａｍｐｌｅ．com,   example.com",
    "i❤.ws,               xn--i-7iq.ws",
    "مثال.إختبار,         xn--mgbh0fb.xn--kgbechtv",
    "उदाहरण.परीक्षा,         xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
    "한글.kr,              xn--bj0bj06e.kr",
    "col·lecció.cat,      xn--collecci-ioa91d.cat",
  })
  void anInternationalNameBecomesALabels(String text, String aLabels) throws TargetException {
    Target target = TargetParser.parse(text);
    assertThat(target.given()).isEqualTo(text);
    assertThat(target.host()).isEqualTo(aLabels);
    assertThat(target.isIpLiteral()).isFalse();
  }

  @Test
  void nothingIsNoTarget() {
    assertThat(refusal("")).isEqualTo("No host was given.");
    assertThat(refusal(":443")).isEqualTo("The host name is empty.");
    assertThat(refusal("https://")).isEqualTo("The URL \"https://\" names no host.");
    assertThat(refusal("https:///path")).isEqualTo("The URL \"https:///path\" names no host.");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "a..example", ".example.com", "example.com..", "a。。b"})
  void noLabelIsEmpty(String text) {
    assertThat(refusal(text))
        .isEqualTo("The host name \"" + text + "\" has an empty label (two dots in a row?).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "exa mple.com       | a space",
        "exa,mple.com       | ','",
        "*.example.com      | '*'",
        "exa%6dple.com      | '%'",
        "example.com\\x     | '\\'",
        "example.com?q      | '?'",
        "\u2100.example     | '/'",
        "ex\u200bample.com  | U+200B",
        "ex\u202eample.com  | U+202E",
        "ex\u0007ample.com  | U+0007",
      })
  void illegalCharacters(String text, String character) {
    assertThat(refusal(text)).endsWith("\" cannot contain " + character + ".");
  }

  @Test
  void whatIsQuotedIsVisible() {
    assertThat(refusal("a\u001b[1mb\u202e"))
        .isEqualTo("The host name \"a\\u{1B}[1mb\\u{202E}\" cannot contain U+001B.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com:", "https://example.com:/", "[::1]:"})
  void aColonIsFollowedByAPort(String text) {
    assertThat(refusal(text)).isEqualTo("The port is missing after the ':'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "70000", "99999999999", "00000443"})
  void thePortIsIn1To65535(String port) {
    String sentence = "The port \"" + port + "\" is not in 1 to 65535.";
    assertThat(refusal("example.com:" + port)).isEqualTo(sentence);
    assertThat(refusal("[::1]:" + port)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "-1", "+443", "４４３", "4 43", "443x"})
  void thePortIsANumber(String port) {
    assertThat(refusal("example.com:" + port))
        .isEqualTo("The port \"" + port + "\" is not a number.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user@example.com", "https://u:p@example.com/", "user@[::1]", "a@b@c"})
  void noUserInformation(String text) {
    assertThat(refusal(text)).startsWith("A user name or password does not belong into a target");
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com, http",
    "HTTP://example.com, http",
    "ftp://example.com,  ftp",
    "smtp://example.com, smtp",
  })
  void noOtherScheme(String text, String scheme) {
    assertThat(refusal(text))
        .isEqualTo(
            "Only https:// URLs can be examined, not %s://; to examine another TLS port, write"
                + " host:port.",
            scheme);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com/path", "https:/example.com", "192.0.2.0/24", "/", "//a"})
  void aPathNeedsAUrl(String text) {
    assertThat(refusal(text)).startsWith("\"" + text + "\" has a path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2",
        "192.0.2.256",
        "192.0.2.010",
        "192.0.2.0x1",
        "1.2.3.4.5",
        "2130706433",
        "0x7f.1"
      })
  void onlyFourDecimalNumbersAreAnIpv4Address(String text) {
    assertThat(refusal(text)).startsWith("\"" + text + "\" ends in a number but is not an IPv4");
  }

  @ParameterizedTest
  @CsvSource({
    "[192.0.2.1],       192.0.2.1",
    "[example.com],     example.com",
    "[],                ''",
    "1::2::3,           1::2::3",
    "12345::,           12345::",
    "1:2:3:4:5:6:7,     1:2:3:4:5:6:7",
    "::g,               ::g",
    "example.com:443:1, example.com:443:1",
  })
  void notAnIpv6Address(String text, String address) {
    assertThat(refusal(text)).startsWith("\"" + address + "\" is not an IPv6 address; ");
  }

  @Test
  void bracketsAreClosedAndZonesLeftOut() {
    assertThat(refusal("[::1")).isEqualTo("\"[::1\" lacks the closing ']'.");
    assertThat(refusal("[::1]443"))
        .isEqualTo("After the ']' of \"[::1]443\" only a ':' and a port may follow.");
    assertThat(refusal("[fe80::1%eth0]:443"))
        .isEqualTo("\"fe80::1%eth0\" has a zone (after the '%'), which is not supported.");
  }

  @Test
  void aLabelHasAtMost63Characters() throws TargetException {
    assertThat(TargetParser.parse("a".repeat(63) + ".example").host()).hasSize(71);
    assertThatThrownBy(() -> TargetParser.parse("a".repeat(64) + ".example"))
        .hasMessageContaining("is 64 characters long; a host name's labels have at most 63");
  }

  @Test
  void theLimitIsForTheALabel() {
    assertThatThrownBy(() -> TargetParser.parse("ü".repeat(60)))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("is 66 characters long");
  }

  @Test
  void aNameHasAtMost253Characters() throws TargetException {
    String name = ("a".repeat(49) + ".").repeat(5) + "abc";
    assertThat(TargetParser.parse(name).host()).hasSize(253);
    assertThat(TargetParser.parse(name + ".").host()).hasSize(253);
    assertThatThrownBy(() -> TargetParser.parse(name + "d"))
        .hasMessageContaining("is 254 characters long; a host name has at most 253");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ü", ".", ":", "[", "\u0000", "\ud800"})
  void aMillionCharactersAreRefusedBriefly(String character) {
    assertThatThrownBy(() -> TargetParser.parse(character.repeat(1_000_000)))
        .isInstanceOfSatisfying(
            TargetException.class, e -> assertThat(e.sentence()).hasSizeLessThan(800));
  }

  @Test
  void aTrailingDotIsKeptForTheLookupOnly() throws TargetException {
    Target target = TargetParser.parse("example.com.");
    assertThat(target.lookupName()).isEqualTo("example.com.");
    assertThat(target.authority()).isEqualTo("example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,        example.com,         example.com:443",
    "example.com:8443,   example.com:8443,    example.com:8443",
    "2001:db8::1,        [2001:db8::1],       [2001:db8::1]:443",
    "[2001:db8::1]:8443, [2001:db8::1]:8443,  [2001:db8::1]:8443",
    "192.0.2.1,          192.0.2.1,           192.0.2.1:443",
  })
  void theHostFieldLeavesOutTheUsualPort(String text, String authority, String full)
      throws TargetException {
    Target target = TargetParser.parse(text);
    assertThat(target.authority()).isEqualTo(authority);
    assertThat(target).hasToString(full);
  }

  private static String refusal(String text) {
    return catchThrowableOfType(TargetException.class, () -> TargetParser.parse(text)).sentence();
  }
}
