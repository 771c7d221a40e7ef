package dev.ascertain.verify.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.transparency.MintSct.Log;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CtLogListTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant DATE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Log LOG = Log.usable("One", "Operator");

  private static CtLogList decode(String json) throws UnusableLogListException {
    return CtLogList.fromJson("logs.json", json.getBytes(StandardCharsets.UTF_8), CRYPTO);
  }

  private static String json() {
    return new String(MintSct.list(DATE, LOG), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsSaidAboutALogIsRead() throws Exception {
    CtLogList list =
        decode(
            json()
                .replace(
                    "\"url\"",
                    """
                    "temporal_interval": {"start_inclusive": "2026-01-01T00:00:00Z",
                                          "end_exclusive": "2026-07-01T00:00:00Z"},
                    "previous_operators": [{"name": "B", "end_time": "2025-01-01T00:00:00Z"},
                                           {"name": "A", "end_time": "2024-01-01T00:00:00Z"}],
                    "unheard_of": [1, -2.5e3, true, null, {}, []], "url\"\
                    """));

    assertThat(list).hasToString("logs.json (2026-06-01)");
    assertThat(list.size()).isEqualTo(1);
    CtLog log = list.log(LOG.id()).orElseThrow();
    assertThat(log.description()).isEqualTo("One");
    assertThat(log.operator()).isEqualTo("Operator");
    assertThat(log.mmd()).hasValue(86400);
    assertThat(log.state()).contains(new CtLog.State(CtLog.State.Kind.USABLE, Instant.EPOCH));
    assertThat(log.expiring())
        .contains(
            new CtLog.Interval(
                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z")));
    assertThat(log.operatorAt(Instant.parse("2023-01-01T00:00:00Z"))).isEqualTo("A");
    assertThat(log.operatorAt(Instant.parse("2024-01-01T00:00:00Z"))).isEqualTo("B");
    assertThat(log.operatorAt(Instant.parse("2025-01-01T00:00:00Z"))).isEqualTo("Operator");
    assertThat(list.log(new byte[32])).isEmpty();
  }

  @Test
  void tiledLogsAreLogs() throws Exception {
    assertThat(decode(json().replace("\"logs\"", "\"tiled_logs\"")).size()).isEqualTo(1);
  }

  @Test
  void aListNeedNotHaveADate() throws Exception {
    assertThat(decode(json().replace("log_list_timestamp", "other")).date()).isEmpty();
  }

  @Test
  void textsAreSafeToPrint() throws Exception {
    String hostile = json().replace("One", "\\u001b[2J\\n\\\"\\\\\\/\\b\\f\\r\\t");

    assertThat(decode(hostile).log(LOG.id()).orElseThrow().description())
        .doesNotContain("\u001b", "\n")
        .contains("[2J");
  }

  @Test
  void anIdMustBeTheHashOfTheKey() {
    Log stranger = Log.usable("Two", "Operator");
    String other =
        json()
            .replace(
                Base64.getEncoder().encodeToString(LOG.id()),
                Base64.getEncoder().encodeToString(stranger.id()));

    assertThatThrownBy(() -> decode(other))
        .isInstanceOf(UnusableLogListException.class)
        .hasMessageContaining("is not the hash of its key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"operators\": []}",
        "{\"operators\": [{\"name\": \"A\", \"logs\": []}]}",
        "{\"operators\": [{\"logs\": []}]}",
        "{\"operators\": [{\"name\": 1, \"logs\": [{}]}]}",
        "{\"operators\": [{\"name\": \"A\", \"logs\": [{}]}]}",
        "{\"operators\": [{\"name\": \"A\", \"logs\": [{\"key\": \"%\"}]}]}",
        "{\"operators\": [], \"operators\": []}",
        "{\"log_list_timestamp\": \"yesterday\", \"operators\": []}",
        "{\"a\" 1}",
        "{\"a\": 01}",
        "{\"a\": +1}",
        "{\"a\": 1.}",
        "{\"a\": tru}",
        "{\"a\": \"\\x\"}",
        "{\"a\": \"\\u12g4\"}",
        "{\"a\": \"\n\"}",
        "{\"a\": 1,}",
        "{a: 1}",
        "[1 2]",
        "[1,]",
        "[] []",
        "\u00a0{}",
      })
  void whatIsNoListIsRefused(String json) {
    assertThatThrownBy(() -> decode(json))
        .isInstanceOf(UnusableLogListException.class)
        .hasMessageMatching("(?s)it .+|\".+");
  }

  @Test
  void whatIsTooDeepOrTooLongIsRefused() {
    assertThatThrownBy(() -> decode("[".repeat(100_000)))
        .isInstanceOf(UnusableLogListException.class)
        .hasMessageContaining("16 levels");
    assertThatThrownBy(() -> decode(" ".repeat((4 << 20) + 1)))
        .isInstanceOf(UnusableLogListException.class)
        .hasMessageContaining("bytes");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    assertThatThrownBy(() -> CtLogList.fromJson("x", new byte[] {'"', (byte) 0xff, '"'}, CRYPTO))
        .isInstanceOf(UnusableLogListException.class)
        .hasMessage("it is not UTF-8");
  }

  @Test
  void mutationsNeverCauseAnythingButRefusals() {
    byte[] list = MintSct.list(DATE, LOG);
    Random random = new Random(8259);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] mutated = list.clone();
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      try {
        CtLogList.fromJson("x", mutated, CRYPTO);
      } catch (UnusableLogListException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(500, 4_900);
  }
}
