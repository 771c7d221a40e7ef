package dev.ascertain.wire.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.Field;
import dev.ascertain.wire.HpkeKemId;
import dev.ascertain.wire.ViolationException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9849 section 4. */
class EchConfigListTest {
  private static final String KEY = "000102030405060708090a0b0c0d0e0f".repeat(2);
  private static final String CONTENTS =
      "2a 0020 0020 " + KEY + " 0008 00010001 00010003 20 05 622e636f6d 0000";
  private static final String LIST = "0042 fe0a 0002 abcd fe0d 0038 " + CONTENTS;

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  @Test
  void readsWhatItKnowsAndKeepsTheRest() throws Exception {
    EchConfigList list = EchConfigList.decode(hex(LIST));

    assertThat(list.configs()).hasSize(2);
    assertThat(list.configs().getFirst())
        .isEqualTo(new EchConfig.Unknown(0xfe0a, Opaque.ofHex("abcd")));
    EchConfig.Contents known = (EchConfig.Contents) list.configs().getLast();
    assertThat(known.publicName()).isEqualTo("b.com");
    assertThat(known.maximumNameLength()).isEqualTo(32);
    assertThat(known.keyConfig().configId()).isEqualTo(42);
    assertThat(known.keyConfig().kemId()).isEqualTo(HpkeKemId.DHKEM_X25519_HKDF_SHA256);
    assertThat(known.keyConfig().cipherSuites())
        .extracting(Object::toString)
        .containsExactly("HKDF-SHA256, AES-128-GCM", "HKDF-SHA256, ChaCha20Poly1305");
  }

  @Test
  void isWrittenAsItCame() throws Exception {
    EchConfigList list = EchConfigList.decode(hex(LIST));

    assertThat(list.encode()).isEqualTo(hex(LIST));
    assertThat(list.configs().getLast().bytes()).isEqualTo(hex("fe0d 0038 " + CONTENTS));
  }

  @Test
  void namesEveryField() {
    Field configs = EchConfigList.trace(hex(LIST)).field().children().getFirst();

    assertThat(names(configs.children().getLast().children()))
        .containsExactly("version", "contents");
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0000 | ECHConfigList.configs: 0 bytes, expected 4 to 65535, at byte 0x0",
        "0004 fe0d 0000 | ECHConfigList.configs[0].contents.key_config.config_id: 0 bytes left",
        "0005 fe0d 0001 2a | ECHConfigList.configs[0].contents.key_config.kem_id: 0 bytes left",
        "0005 fe0a 0000 00 | ECHConfigList.configs[1].version: 1 byte left",
        "0004 fe0a 0000 00 | ECHConfigList: 1 byte left over",
      })
  void tellsWhereItIsMalformed(String digits, String where) {
    assertThatThrownBy(() -> EchConfigList.decode(hex(digits)))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining(where);
  }
}
