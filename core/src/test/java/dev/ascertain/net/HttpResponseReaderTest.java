package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponseReaderTest {
  private static final long LIMIT = 1000;

  @Test
  void readsTheHeadAndKeepsTheFieldsInOrder() {
    HttpAnswer.Response response =
        response(
            HttpMethod.HEAD,
            "HTTP/1.1 301 Moved Permanently~Location: https://www.example.com/~Set-Cookie:a=1~"
                + "set-cookie: \tb=2 \t~X-Empty:~~");
    assertThat(response.version()).isEqualTo("HTTP/1.1");
    assertThat(response.status()).isEqualTo(301);
    assertThat(response.reason()).isEqualTo("Moved Permanently");
    assertThat(response.fields())
        .containsExactly(
            new HttpAnswer.Field("Location", "https://www.example.com/"),
            new HttpAnswer.Field("Set-Cookie", "a=1"),
            new HttpAnswer.Field("set-cookie", "b=2"),
            new HttpAnswer.Field("X-Empty", ""));
    assertThat(response.field("LOCATION")).contains("https://www.example.com/");
    assertThat(response.field("Server")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK~~',        200, OK",
    "'HTTP/1.0 200 OK~~',        200, OK",
    "'HTTP/1.1 200 ~~',          200, ''",
    "'HTTP/1.1 200~~',           200, ''",
    "'HTTP/1.1 999 Who? \u00e9~~', 999, Who? \u00e9",
    "'HTTP/1.1 404 Not Found\n\n',     404, Not Found",
    "'HTTP/1.1 404 Not Found\nA: b\n\n', 404, Not Found",
  })
  void toleratesWhatRfc9112LetsAClientTolerate(String text, int status, String reason) {
    HttpAnswer.Response response = response(HttpMethod.HEAD, text);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.reason()).isEqualTo(reason);
  }

  @Test
  void unfoldsFields() {
    HttpAnswer.Response response = response(HttpMethod.HEAD, "HTTP/1.1 200 OK~A: b~  c~\td~~");
    assertThat(response.fields()).containsExactly(new HttpAnswer.Field("A", "b c d"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void piecesMayEndAnywhere(int size) {
    byte[] bytes =
        bytes(
            "HTTP/1.1 103 Early Hints~Link: </a.css>~~"
                + "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~"
                + "5;ext=1~hello~0a~0123456789~0~Trailer: x~~");
    HttpResponseReader reader = new HttpResponseReader(HttpMethod.GET, LIMIT);
    int position = 0;
    boolean done = false;
    while (!done) {
      int end = Math.min(position + size, bytes.length);
      done = reader.accept(Arrays.copyOfRange(bytes, position, end));
      position = end;
    }
    assertThat(position).isEqualTo(bytes.length);
    assertThat(reader.end())
        .isInstanceOfSatisfying(
            HttpAnswer.Response.class,
            r -> {
              assertThat(r.status()).isEqualTo(200);
              assertThat(r.bodyBytes()).isEqualTo(15);
              assertThat(r.bodyComplete()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    // method, status and fields, body, done before the end, bytes, complete
    "HEAD, 200|Content-Length: 5,           '',      true,  0, true",
    "GET,  204|Content-Length: 5,           '',      true,  0, true",
    "GET,  304|Content-Length: 5,           '',      true,  0, true",
    "GET,  200|Content-Length: 0,           '',      true,  0, true",
    "GET,  200|Content-Length: 5,           hello,   true,  5, true",
    "GET,  200|Content-Length: 5,           hello!!, true,  5, true",
    "GET,  200|Content-Length: 5,           hell,    false, 4, false",
    "GET,  200|Content-Length: 5|Content-Length: 5, hello, true, 5, true",
    "GET,  200|Server: x,                   hello,   false, 5, true",
    "GET,  200|Transfer-Encoding: chunked,  '5~hello~0~~', true, 5, true",
    "GET,  '200|Transfer-Encoding: gzip, Chunked', '', false, 0, false",
    "GET,  200|Transfer-Encoding: chunked,  '5~hello~', false, 5, false",
    "GET,  200|Transfer-Encoding: chunked|Content-Length: 1, '2~hi~0~~', true, 2, true",
    "GET,  200|Transfer-Encoding: gzip,     hello,   false, 5, true",
  })
  void countsTheContent(
      HttpMethod method, String head, String body, boolean done, long bytes, boolean complete) {
    HttpResponseReader reader = new HttpResponseReader(method, LIMIT);
    String text = "HTTP/1.1 " + head.replace("|", "~") + "~~" + body;
    assertThat(reader.accept(bytes(text))).isEqualTo(done);
    HttpAnswer.Response response = (HttpAnswer.Response) reader.end();
    assertThat(response.bodyBytes()).isEqualTo(bytes);
    assertThat(response.bodyComplete()).isEqualTo(complete);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5000", "Server: x"})
  void stopsAtTheLimit(String field) {
    HttpResponseReader reader = new HttpResponseReader(HttpMethod.GET, LIMIT);
    assertThat(reader.accept(bytes("HTTP/1.1 200 OK~" + field + "~~"))).isFalse();
    assertThat(reader.accept(new byte[999])).isFalse();
    assertThat(reader.accept(new byte[2])).isTrue();
    HttpAnswer.Response response = (HttpAnswer.Response) reader.end();
    assertThat(response.bodyBytes()).isEqualTo(LIMIT);
    assertThat(response.bodyComplete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 5,          hello!!",
    "Server: x,                  hello",
    "Transfer-Encoding: chunked, '2;a=b~he~3~llo~0~A: b~~'",
  })
  void keepsTheContentWhereverPiecesEnd(String field, String body) {
    byte[] bytes = bytes("HTTP/1.1 200 OK~" + field + "~~" + body);
    for (int size = 1; size <= bytes.length; size++) {
      HttpResponseReader reader = HttpResponseReader.keeping(LIMIT);
      boolean done = false;
      for (int from = 0; from < bytes.length && !done; from += size) {
        int to = Math.min(from + size, bytes.length);
        done = reader.accept(Arrays.copyOfRange(bytes, from, to));
      }
      assertThat(reader.content()).asString().isEqualTo("hello");
      assertThat(reader.end())
          .isInstanceOfSatisfying(
              HttpAnswer.Response.class,
              r -> {
                assertThat(r.bodyBytes()).isEqualTo(5);
                assertThat(r.bodyComplete()).isTrue();
              });
    }
  }

  @Test
  void keepsNoMoreThanTheLimit() {
    HttpResponseReader reader = HttpResponseReader.keeping(100_000);
    Random random = new Random(9112);
    byte[] content = new byte[150_000];
    random.nextBytes(content);
    assertThat(reader.accept(bytes("HTTP/1.1 200 OK~~"))).isFalse();
    assertThat(reader.accept(Arrays.copyOf(content, 70_000))).isFalse();
    assertThat(reader.accept(Arrays.copyOfRange(content, 70_000, 150_000))).isTrue();
    assertThat(reader.content()).isEqualTo(Arrays.copyOf(content, 100_000));
  }

  @Test
  void theHeaderIsThereBeforeTheContent() {
    HttpResponseReader reader = HttpResponseReader.keeping(LIMIT);
    reader.accept(bytes("HTTP/1.1 200 OK~Content-Length: 70~"));
    assertThat(reader.head()).isEmpty();
    assertThat(reader.announcedLength()).isEmpty();
    reader.accept(bytes("~"));
    assertThat(reader.head()).map(HttpHead::status).contains(200);
    assertThat(reader.announcedLength()).hasValue(70);
  }

  @Test
  void mutationsNeverCauseAnythingButAnswers() {
    byte[] bytes =
        bytes("HTTP/1.1 200 OK~Transfer-Encoding: chunked~A: b~ c~~5;x=y~hello~1~!~0~T: x~~");
    Random random = new Random(9110);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = bytes.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        mutated[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      HttpResponseReader reader = HttpResponseReader.keeping(LIMIT);
      reader.accept(Arrays.copyOf(mutated, random.nextInt(bytes.length)));
      reader.accept(mutated);
      refused += reader.end() instanceof HttpAnswer.NotHttp ? 1 : 0;
      assertThat(reader.content().length).isLessThan(2 * bytes.length);
    }
    assertThat(refused).isBetween(2_000, 19_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SSH-2.0-OpenSSH_9.2", "\0\0\22\4", "HTTP/2 200 OK", " HTTP/1.1 200", "<html>"})
  void anotherProtocolIsSeenByItsFirstBytes(String text) {
    assertThat(notHttp(text)).startsWith("The answer is not HTTP/1.1; it begins with \"");
  }

  @Test
  void whatIsQuotedIsPrintable() {
    assertThat(notHttp("\u001b[31m\u00ff~"))
        .endsWith(" it begins with \"\\x1b[31m\\xff\\x0d\\x0a\".");
    assertThat(notHttp("x".repeat(100))).endsWith("\"" + "x".repeat(32) + "...\".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.2 200 OK",
        "HTTP/1.1 20 OK",
        "HTTP/1.1 2000 OK",
        "HTTP/1.1 000 OK",
        "HTTP/1.1  200 OK",
        "HTTP/1.1 OK",
        "HTTP/1.",
      })
  void malformedStatusLines(String line) {
    assertThat(notHttp(line + "~~"))
        .isEqualTo("The answer has a malformed status line: \"" + line + "\".");
  }

  @ParameterizedTest
  @CsvSource({
    "no colon, no colon",
    ": value,  : value",
    "A B: c,   A B: c",
    "'A: b\0', A: b\\x00",
    "'A: b\rc', A: b\\x0dc",
    "A: \u001b[31m, A: \\x1b[31m",
  })
  void malformedFields(String line, String shown) {
    assertThat(notHttp("HTTP/1.1 200 OK~" + line + "~~"))
        .isEqualTo("The answer has a malformed header field: \"" + shown + "\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "0x10", "1, 2", "9999999999999999999", "1~Content-Length: 2"})
  void malformedLengths(String length) {
    assertThat(notHttp("HTTP/1.1 200 OK~Content-Length: " + length + "~~"))
        .isEqualTo("The answer's Content-Length is not one number.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "1~hello", "~", "-1~", "fffffffffffffffff~", "1 x\0~aa"})
  void malformedChunks(String content) {
    assertThat(notHttp("HTTP/1.1 200 OK~Transfer-Encoding: chunked~~" + content))
        .isEqualTo("The answer's content is not properly chunked.");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                  The server closed the connection without an answer.",
    "HTT,                 The server closed the connection in the middle of the answer's header.",
    "'HTTP/1.1 200 OK~', The server closed the connection in the middle of the answer's header.",
    "'HTTP/1.1 100 Continue~~', "
        + "The server closed the connection in the middle of the answer's header.",
  })
  void anEndBeforeTheEndOfTheHeadIsNoHttp(String text, String why) {
    HttpResponseReader reader = new HttpResponseReader(HttpMethod.HEAD, LIMIT);
    assertThat(reader.accept(bytes(text))).isFalse();
    assertThat(reader.end()).isEqualTo(new HttpAnswer.NotHttp(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A: b~", "A: \t \t\u0001~", " x~", "x", " ", "\r"})
  void anEndlessHeadIsCutOff(String piece) {
    HttpResponseReader reader = new HttpResponseReader(HttpMethod.HEAD, LIMIT);
    assertThat(reader.accept(bytes("HTTP/1.1 200 OK~"))).isFalse();
    assertThat(reader.accept(bytes(piece.repeat(HttpResponseReader.LONGEST_HEAD)))).isTrue();
    assertThat(reader.end())
        .isEqualTo(new HttpAnswer.NotHttp("The answer's header is longer than 64 KiB."));
  }

  @Test
  void endlessInterimResponsesAreCutOff() {
    HttpResponseReader reader = new HttpResponseReader(HttpMethod.HEAD, LIMIT);
    assertThat(reader.accept(bytes("HTTP/1.1 100 Continue~~".repeat(10_000)))).isTrue();
    assertThat(reader.end())
        .isEqualTo(new HttpAnswer.NotHttp("The answer's header is longer than 64 KiB."));
  }

  @Test
  void aNetworkFailureAfterTheHeadLeavesTheHead() {
    NetworkFailure reset =
        new NetworkFailure.ConnectionReset(
            new Endpoint(Loopback.address("127.0.0.1"), 443), Stage.HTTP);
    HttpResponseReader reader = new HttpResponseReader(HttpMethod.GET, LIMIT);
    reader.accept(bytes("HTTP/1.1 200 OK~"));
    assertThat(reader.end(reset)).isEqualTo(new HttpAnswer.Failed(reset));
    reader.accept(bytes("~hello"));
    assertThat(reader.end(reset))
        .isInstanceOfSatisfying(
            HttpAnswer.Response.class,
            r -> {
              assertThat(r.bodyBytes()).isEqualTo(5);
              assertThat(r.bodyComplete()).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, example.com,          example.com",
    "GET,  example.com:8443,     example.com:8443",
    "HEAD, [2001:db8::1]:8443,   [2001:db8::1]:8443",
    "HEAD, 2001:db8::1,          [2001:db8::1]",
    "HEAD, Bücher.example.,      xn--bcher-kva.example",
  })
  void theRequestNamesTheHost(HttpMethod method, String target, String host)
      throws TargetException {
    HttpRequest request = new HttpRequest(method, TargetParser.parse(target), "1.2.3");
    assertThat(new String(request.bytes(), StandardCharsets.US_ASCII))
        .isEqualTo(
            method
                + " / HTTP/1.1\r\nHost: "
                + host
                + "\r\nUser-Agent: ascertain/1.2.3\r\nAccept: */*\r\nConnection: close\r\n\r\n");
  }

  private static HttpAnswer.Response response(HttpMethod method, String text) {
    HttpResponseReader reader = new HttpResponseReader(method, LIMIT);
    assertThat(reader.accept(bytes(text))).isTrue();
    return (HttpAnswer.Response) reader.end();
  }

  private static String notHttp(String text) {
    HttpResponseReader reader = new HttpResponseReader(HttpMethod.GET, LIMIT);
    assertThat(reader.accept(bytes(text))).isTrue();
    return ((HttpAnswer.NotHttp) reader.end()).why();
  }

  /** The bytes of a text in which {@code ~} stands for CR LF. */
  private static byte[] bytes(String text) {
    return text.replace("~", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
