package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustFileTest {
  private static final Certificate ROOT = Mint.ca("One").mint().certificate();
  private static final long TIME = Instant.parse("2026-04-15T23:59:59Z").getEpochSecond();

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] number(int size, long value) {
    return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(value).array(), 8 - size, 8);
  }

  private static byte[] vector(int size, byte[]... content) {
    byte[] all = bytes(content);
    return bytes(number(size, all.length), all);
  }

  private static byte[] text(int size, String text) {
    return vector(size, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] root() {
    return bytes(vector(2, ROOT.subject().der()), vector(3, ROOT.der()));
  }

  private static byte[] store(String date, int index, byte[] limits) {
    return bytes(
        text(1, "mine"),
        text(1, "Mine"),
        text(1, "a test"),
        text(1, date),
        text(1, "CC0-1.0"),
        vector(2, number(2, 0)),
        limits.length == 0 ? vector(2) : vector(2, number(2, index), vector(2, limits)));
  }

  private static byte[] file(byte[] roots, byte[] stores) {
    return bytes(vector(3, roots), vector(3, stores));
  }

  private static byte[] time(int kind, long seconds) {
    return bytes(number(1, kind), vector(2, number(8, seconds)));
  }

  @Test
  void aFileSaysEverythingAboutAStore() throws Exception {
    byte[] limits =
        bytes(
            time(1, TIME),
            time(2, TIME + 1),
            time(3, TIME + 2),
            number(1, 4),
            text(2, "tr,gov.tr"));
    TrustStore store = TrustStore.decode(file(root(), store("2026-10-28", 0, limits)));

    assertThat(store).hasToString("Mine (2026-10-28)");
    assertThat(store.id()).isEqualTo("mine");
    assertThat(store.source()).isEqualTo("a test");
    assertThat(store.licence()).contains("CC0-1.0");
    assertThat(store.roots()).containsExactly(ROOT);
    TrustLimits read = store.limits(ROOT);
    assertThat(read.issuedUntil()).contains(Instant.ofEpochSecond(TIME));
    assertThat(read.loggedUntil()).contains(Instant.ofEpochSecond(TIME + 1));
    assertThat(read.trustedUntil()).contains(Instant.ofEpochSecond(TIME + 2));
    assertThat(read.permittedNames()).containsExactly("tr", "gov.tr");
    assertThat(store.distrustAfter(ROOT)).contains(Instant.ofEpochSecond(TIME));
  }

  @Test
  void aSecondFileGoesOnCountingTheRootsOfTheFirst() throws Exception {
    byte[] none = new byte[0];
    TrustStores stores =
        TrustStores.decode(
            List.of(
                file(root(), store("2026-10-28", 0, none)),
                file(none, store("2026-10-29", 0, none))));

    assertThat(stores.all()).hasSize(2);
    assertThat(stores.all().get(1).roots()).containsExactly(ROOT);
    assertThat(stores.all().get(1).limits(ROOT)).isEqualTo(TrustLimits.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-28, 1, 1, 0, '1, expected less than 1'",
    "2026-13-28, 0, 1, 0, '2026-13-28, expected YYYY-MM-DD'",
    "2026-10-28, 0, 5, 0, '5, expected 1 to 4'",
    "2026-10-28, 0, 1, -1, '-1, expected up to the year 9999'",
  })
  void whatDoesNotFitIsRefused(String date, int index, int kind, long seconds, String complaint) {
    byte[] file = file(root(), store(date, index, time(kind, seconds)));

    assertThatThrownBy(() -> TrustStore.decode(file))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void indexesOfRootsThatAreNotThereAreRefused() {
    byte[] head =
        bytes(text(1, "a"), text(1, "A"), text(1, "a test"), text(1, "2026-10-28"), text(1, "CC0"));
    byte[] beyond = file(root(), bytes(head, vector(2, number(2, 1)), vector(2)));
    byte[] odd = file(root(), bytes(head, vector(2, number(3, 0)), vector(2)));

    assertThatThrownBy(() -> TrustStore.decode(beyond))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("1, expected less than 1");
    assertThatThrownBy(() -> TrustStore.decode(odd))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("3, expected an even number of bytes");
  }

  @Test
  void aFileOfSeveralStoresIsNotTheStoreOfAPlainCheck() {
    byte[] store = store("2026-10-28", 0, new byte[0]);

    assertThatThrownBy(() -> TrustStore.decode(file(root(), bytes(store, store))))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("2 stores, expected 1 store");
  }
}
