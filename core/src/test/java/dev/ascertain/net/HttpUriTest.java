package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ascertain.observation.FetchFailure;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUriTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://crl.example.com/a.crl         | crl.example.com:80       | /a.crl",
        "HTTP://CRL.Example.COM/A.crl         | crl.example.com:80       | /A.crl",
        "http://crl.example.com               | crl.example.com:80       | /",
        "http://crl.example.com:/             | crl.example.com:80       | /",
        "http://crl.example.com:8080/x        | crl.example.com:8080     | /x",
        "http://crl.example.com.:8080/x       | crl.example.com:8080     | /x",
        "http://192.0.2.1/x                   | 192.0.2.1:80             | /x",
        "http://[2001:DB8::1]/x               | [2001:db8::1]:80         | /x",
        "http://[2001:db8::1]:81/x            | [2001:db8::1]:81         | /x",
        "http://b\u00fccher.example/          | xn--bcher-kva.example:80 | /",
        "http://a.example?q=1&r=2             | a.example:80             | /?q=1&r=2",
        "http://a.example/x?y?z#part          | a.example:80             | /x?y?z",
        "http://a.example#part                | a.example:80             | /",
        "http://a.example/%41/~b/c;d=1,2@:!$'()*+ | a.example:80         | /%41/~b/c;d=1,2@:!$'()*+",
        "http://a.example/My CA.crl           | a.example:80             | /My%20CA.crl",
        "http://a.example/<\\^`{}\">           | a.example:80             | /%3C%5C%5E%60%7B%7D%22%3E",
        "http://a.example/\u00fc              | a.example:80             | /%C3%BC",
        "http://a.example/a/../b              | a.example:80             | /a/../b",
      })
  void takesAddressesApart(String text, String target, String path) throws Exception {
    HttpUri uri = HttpUri.parse(text);

    assertThat(uri.target()).hasToString(target);
    assertThat(uri.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example/x, a.example, http://a.example/x",
    "http://a.example:81/x, a.example:81, http://a.example:81/x",
    "http://a.example:443/x, a.example:443, http://a.example:443/x",
    "http://[2001:db8::1]:80/x, [2001:db8::1], http://[2001:db8::1]/x",
  })
  void theHostFieldNamesThePortUnlessItIs80(String text, String authority, String whole)
      throws Exception {
    assertThat(HttpUri.parse(text).authority()).isEqualTo(authority);
    assertThat(HttpUri.parse(text)).hasToString(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https, An https address is not fetched: its server's certificate would",
    "LDAP://a.example/x, ldap, An ldap address is not fetched: LDAP is not spoken here.",
    "'ldap:///CN=CA,DC=a?certificateRevocationList', ldap, An ldap address is not fetched:",
    "ftp://a.example/x, ftp, 'The address is not fetched: its scheme is ftp, not http.'",
    "file:///etc/passwd, file, 'The address is not fetched: its scheme is file, not http.'",
    "mailto:a@b.example, mailto, 'The address is not fetched: its scheme is mailto, not http.'",
  })
  void otherSchemesAreRefused(String text, String scheme, String sentence) {
    FetchFailure failure = failing(text);

    assertThat(failure).isEqualTo(new FetchFailure.RefusedScheme(scheme));
    assertThat(failure.sentence()).startsWith(sentence).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                       | The address \"\" has no scheme.",
        "crl.example.com/a.crl    | The address \"crl.example.com/a.crl\" has no scheme.",
        "' http://a.example/'     | The address \" http://a.example/\" has no scheme.",
        "http:a.example           | The address \"http:a.example\" does not begin with http://.",
        "http:/a.example          | The address \"http:/a.example\" does not begin with http://.",
        "http://                  | The address is malformed: The host name is empty.",
        "http:///x                | The address is malformed: The host name is empty.",
        "http://a..example/       | The address is malformed: The host name \"a..example\" has an "
            + "empty label (two dots in a row?).",
        "http://a.example:0/      | The address is malformed: The port \"0\" is not in 1 to 65535.",
        "http://a.example:http/   | The address is malformed: The port \"http\" is not a number.",
        "http://2001:db8::1/      | The address is malformed: The port \"db8::1\" is not a number.",
        "http://me@a.example/     | The address \"http://me@a.example/\" holds a user name.",
        "http://[2001:db8::1/     | The address \"http://[2001:db8::1/\" has a malformed host.",
        "http://[2001:db8::1]x/   | The address \"http://[2001:db8::1]x/\" has a malformed host.",
        "http://0x7f.1/           | The address is malformed: \"0x7f.1\" ends in a number but is "
            + "not an IPv4 address of four numbers from 0 to 255.",
        "http://a%2eexample/      | The address is malformed: The host name \"a%2eexample\" cannot "
            + "contain '%'.",
      })
  void malformedAddressesAreRefused(String text, String why) {
    assertThat(failing(text)).isEqualTo(new FetchFailure.MalformedAddress(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\0", "\t", "\u001b", "\u007f"})
  void nothingCanBeSmuggledIntoTheRequest(String character) {
    assertThat(failing("http://a.example/x" + character + "Host: b.example").sentence())
        .startsWith("The address \"http://a.example/x\\u{")
        .endsWith("Host: b.example\" holds a control character.");
  }

  @Test
  void endlessAddressesAreRefused() {
    assertThat(failing("http://a.example/" + "x".repeat(HttpUri.LONGEST)).sentence())
        .isEqualTo("The address is 4113 characters long; at most 4096 are read.");
  }

  /** Some of RFC 3986 section 5.4.1, with the base {@code http://a/b/c/d;p?q}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://g  | http://g/",
        "g         | http://a/b/c/g",
        "g/        | http://a/b/c/g/",
        "/g        | http://a/g",
        "//g       | http://g/",
        "?y        | http://a/b/c/d;p?y",
        "g?y       | http://a/b/c/g?y",
        "#s        | http://a/b/c/d;p",
        "g#s       | http://a/b/c/g",
        "g;x?y#s   | http://a/b/c/g;x?y",
        "''        | http://a/b/c/d;p",
      })
  void redirectsMayBeRelative(String location, String expected) throws Exception {
    assertThat(HttpUri.parse("http://a/b/c/d;p?q").resolve(location)).hasToString(expected);
  }

  @Test
  void redirectsKeepThePort() throws Exception {
    assertThat(HttpUri.parse("http://a:81/b").resolve("/c")).hasToString("http://a:81/c");
    assertThat(HttpUri.parse("http://a:81/b").resolve("//a/c")).hasToString("http://a/c");
  }

  @ParameterizedTest
  @CsvSource({
    "http://a,        http://a/x%2By%2F%3D",
    "http://a/,       http://a/x%2By%2F%3D",
    "http://a/ocsp,   http://a/ocsp/x%2By%2F%3D",
    "http://a/ocsp/,  http://a/ocsp/x%2By%2F%3D",
  })
  void aQuestionIsAppendedAsOneSegment(String uri, String expected) throws Exception {
    assertThat(HttpUri.parse(uri).append("x+y/=")).hasToString(expected);
  }

  @Test
  void whateverIsGivenTheRequestLineStaysOneLineOfAscii() {
    Random random = new Random(3986);
    String alphabet = "http://[]:@.%?#\\ ax0\u00fc\u3002\ud83d\ude00\u202e\r\n";
    int parsed = 0;
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://a" : "");
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      parsed += isSafe(text.toString()) ? 1 : 0;
    }
    assertThat(parsed).isBetween(200, 9_800);
  }

  /** Whether it can be parsed; fails if the outcome is not fit for a request. */
  private static boolean isSafe(String text) {
    try {
      HttpUri uri = HttpUri.parse(text);
      assertThat(uri.path()).startsWith("/").matches("[!-~]+");
      assertThat(uri.authority()).matches("[!-~]+");
      return true;
    } catch (FetchException e) {
      assertThat(e.failure().sentence()).doesNotContainPattern("[\\p{Cntrl}\u202e]").endsWith(".");
      return false;
    }
  }

  private static FetchFailure failing(String text) {
    return catchThrowableOfType(FetchException.class, () -> HttpUri.parse(text)).failure();
  }
}
