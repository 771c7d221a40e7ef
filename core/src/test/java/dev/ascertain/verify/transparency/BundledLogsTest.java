package dev.ascertain.verify.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.verify.transparency.CtLog.State.Kind;
import dev.ascertain.wire.ViolationException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of logs that comes with the program. */
class BundledLogsTest {

  private static byte[] file() throws Exception {
    try (InputStream in = CtLogList.class.getResourceAsStream(CtLogList.CHROME)) {
      return in.readAllBytes();
    }
  }

  /** Chrome's own list says so of Google's log of the second half of 2026. */
  private static final String ARGON_2026_H2 =
      "d76d7d10d1a7f577c2c7e95fd700bff982c9335a65e1d0b3017317c0c8c56977";

  @Test
  void theListIsWhatItsReadmeSays() throws Exception {
    CtLogList list = CtLogList.decode(file());

    assertThat(list).hasToString("Chrome (2026-11-22)");
    assertThat(list.source())
        .isEqualTo("Chrome's list of logs, as compiled into Chromium 156.0.8078.108");
    assertThat(list.date()).contains(LocalDate.parse("2026-11-22"));
    assertThat(list.size()).isEqualTo(69);
    assertThat(list.log(HexFormat.of().parseHex(ARGON_2026_H2)))
        .hasValueSatisfying(log -> {
          assertThat(log.description()).isEqualTo("Google 'Argon2026h2' log");
          assertThat(log.operator()).isEqualTo("Google");
          assertThat(log.state().orElseThrow().kind()).isEqualTo(Kind.APPROVED);
        });
  }

  @Test
  void everyIdIsTheHashOfTheKey() throws Exception {
    CtLogList list = CtLogList.decode(file());
    List<CtLog> logs = list.logs();

    assertThat(logs).hasSize(69);
    for (CtLog log : logs) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(log.key());
      assertThat(HexFormat.of().formatHex(hash)).isEqualTo(log.id());
    }
    assertThat(logs.stream().filter(log -> log.state().orElseThrow().kind() == Kind.RETIRED))
        .hasSize(3);
  }

  @Test
  void truncationIsRefused() throws Exception {
    byte[] file = file();
    for (int length = 0; length < file.length; length += 97) {
      byte[] part = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> CtLogList.decode(part)).isInstanceOf(ViolationException.class);
    }
  }
}
