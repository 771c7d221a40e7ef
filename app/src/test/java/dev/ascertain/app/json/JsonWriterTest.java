package dev.ascertain.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class JsonWriterTest {

  @Test
  void writesEveryKindOfMember() {
    String json =
        JsonWriter.document(out ->
            out.member("text", "a")
                .member("number", 7)
                .member("flag", true)
                .member("time", Duration.ofNanos(1_234_567))
                .member("bytes", new byte[] {1, (byte) 0xff})
                .member("none", Optional.empty())
                .object("empty", inner -> {})
                .strings("list", List.of("x", "y"))
                .objects("objects", List.of(1, 2), (each, n) -> each.member("n", n)));
    assertThat(json)
        .isEqualTo(
            """
            {
              "text": "a",
              "number": 7,
              "flag": true,
              "time": 1.235,
              "bytes": "01ff",
              "none": null,
              "empty": {},
              "list": [
                "x",
                "y"
              ],
              "objects": [
                {
                  "n": 1
                },
                {
                  "n": 2
                }
              ]
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\\/",
        "\u0000\u001b\n\r\t\u007f",
        "Bücher 日本 🔒",
        "\u202e\u2028\u200b\ufeff"
      })
  void anotherReaderReadsTheSameText(String text) {
    String json = JsonWriter.document(out -> out.member("text", text));
    assertThat(new ObjectMapper().readTree(json).get("text").asString()).isEqualTo(text);
    assertThat(json.replace("\n", "").codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  @Test
  void unpairedSurrogatesAreEscaped() {
    assertThat(JsonWriter.document(out -> out.member("text", "\ud800x"))).contains("\"\\ud800x\"");
  }
}
