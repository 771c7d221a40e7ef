package dev.ascertain.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.observation.HttpAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFreshnessTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cache-Control: max-age=3600                           | 3600",
        "cache-control: public, MAX-AGE=3600 , must-revalidate | 3600",
        "Cache-Control: public; Cache-Control: max-age=60      | 60",
        "Cache-Control: max-age=3600; Age: 600                 | 3000",
        "Cache-Control: max-age=600; Age: 3600                 | 0",
        "Cache-Control: max-age=99999999999999999999           | 31536000",
        "Cache-Control: max-age=-1                             | 0",
        "Cache-Control: max-age=                               | 0",
        "Cache-Control: max-age=3600, no-store                 | 0",
        "Cache-Control: no-cache                               | 0",
        "Cache-Control: max-age=60; Expires: 0                 | 60",
        "Expires: Sun, 06 Nov 1994 09:49:37 GMT                | 3600",
        "Expires: Sun, 06 Nov 1994 09:49:37 GMT; Age: 600      | 3000",
        "Expires: Mon, 07 Nov 1994 09:49:37 GMT; Date: Mon, 07 Nov 1994 09:48:37 GMT | 60",
        "Expires: Sun, 06 Nov 1994 08:00:00 GMT                | 0",
        "Expires: Sun, 06 Nov 9999 08:00:00 GMT                | 31536000",
        "Expires: 0                                            | 0",
        "Expires: Sunday, 06-Nov-94 09:49:37 GMT               | 0",
        "Expires: Sun Nov  6 09:49:37 1994                     | 0",
        "Expires: Sun, 31 Feb 1995 09:49:37 GMT                | 0",
        "Expires: Sun, 06 Nov 1994 25:49:37 GMT                | 0",
        "Expires: Sun, 06 Now 1994 09:49:37 GMT                | 0",
        "Expires: Sun, +6 Nov 1994 09:49:37 GMT                | 0",
        "Cache-Control: public                                 | none",
        "Server: x                                             | none",
      })
  void isWhatTheServerSays(String fields, String seconds) {
    List<HttpAnswer.Field> parsed = new ArrayList<>();
    for (String field : fields.split("; ", -1)) {
      int colon = field.indexOf(": ");
      parsed.add(new HttpAnswer.Field(field.substring(0, colon), field.substring(colon + 2)));
    }
    HttpAnswer.Response response = new HttpAnswer.Response("HTTP/1.1", 200, "OK", parsed, 0, true);

    assertThat(HttpFreshness.until(response, NOW).map(Instant::toString).orElse("none"))
        .isEqualTo(
            seconds.equals("none") ? "none" : NOW.plusSeconds(Long.parseLong(seconds)).toString());
  }
}
