package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ascertain.fuzz.Corpus;
import dev.ascertain.observation.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a web server says, and whatever address or target is given. */
class HttpFuzzTest {
  private static final int LIMIT = 1000;

  static Stream<byte[]> responses() {
    return Stream.of(
            "",
            "\u0004HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
            "\u0001HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n0\r\nA: b\r\n\r\n",
            "\u0007HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n",
            "\u0002HTTP/1.0 200\n\nuntil the end",
            "\u0003HTTP/1.1 200 OK\r\nA: b\r\n  c\r\n\tdef\r\nContent-Length: 1, 1\r\n\r\n1",
            "\u0003HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "\u0003HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            "\u0009SSH-2.0-OpenSSH_9.2p1\r\n")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Stream<byte[]> addresses() {
    return Stream.of(
            "",
            "http://ocsp.example.com/a?b#c",
            "http://[2001:db8::1]:8080/",
            "https://user@example.com",
            "example.com:443",
            "192.0.2.1",
            "b\u00fccher.example",
            "//other.example/..//x",
            "http://a/%zz")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> keptResponse() {
    return Corpus.of(HttpFuzzTest.class, "response");
  }

  /** The first byte says in what sizes the rest arrives: whatever they are, the answer is one. */
  @MethodSource({"responses", "keptResponse"})
  @FuzzTest(maxDuration = "10m")
  void response(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(input, 1, input.length);
    for (HttpMethod method : HttpMethod.values()) {
      HttpAnswer whole = read(new HttpResponseReader(method, LIMIT), stream, stream.length + 1);
      HttpAnswer cut = read(new HttpResponseReader(method, LIMIT), stream, 1 + (input[0] & 0xff));
      assertThat(withoutCount(cut)).isEqualTo(withoutCount(whole));
    }
    HttpResponseReader keeping = HttpResponseReader.keeping(LIMIT);
    read(keeping, stream, 1 + (input[0] & 0xff));
    assertThat(keeping.content()).hasSizeLessThanOrEqualTo(stream.length);
  }

  private static HttpAnswer read(HttpResponseReader reader, byte[] stream, int step) {
    for (int from = 0; from < stream.length; from += step) {
      if (reader.accept(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + step)))) {
        break;
      }
    }
    return reader.end();
  }

  /**
   * Once enough content has come, how much it is depends on the piece that brought it; so does what
   * is quoted of something that is no HTTP.
   */
  private static Object withoutCount(HttpAnswer answer) {
    return switch (answer) {
      case HttpAnswer.Response response when response.bodyBytes() >= LIMIT ->
          List.of(response.version(), response.status(), response.reason(), response.fields());
      case HttpAnswer.NotHttp _ -> HttpAnswer.NotHttp.class;
      default -> answer;
    };
  }

  static Stream<byte[]> keptAddress() {
    return Corpus.of(HttpFuzzTest.class, "address");
  }

  @MethodSource({"addresses", "keptAddress"})
  @FuzzTest(maxDuration = "10m")
  void address(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      String target = TargetParser.parse(text).toString();
      assertThat(TargetParser.parse(target)).hasToString(target);
    } catch (TargetException e) {
      assertThat(e.getMessage()).endsWith(".");
    }
    try {
      HttpUri uri = HttpUri.parse("http://example.com/a/b?c").resolve(text);
      assertThat(uri.toString()).matches("[!-~]+");
      assertThat(HttpUri.parse(uri.toString())).hasToString(uri.toString());
    } catch (FetchException e) {
      assertThat(e.failure()).isNotNull();
    }
  }
}
