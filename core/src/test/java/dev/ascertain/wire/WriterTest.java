package dev.ascertain.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WriterTest {

  private static String written(Consumer<Writer> body) {
    return HexFormat.of().formatHex(Writer.write(body));
  }

  private static void assertRefused(Consumer<Writer> body) {
    assertThatIllegalArgumentException().isThrownBy(() -> Writer.write(body));
  }

  @Test
  void numbersAreBigEndian() {
    assertThat(written(out -> out.u8(0xfe))).isEqualTo("fe");
    assertThat(written(out -> out.u16(0xfedc))).isEqualTo("fedc");
    assertThat(written(out -> out.u24(0xfedcba))).isEqualTo("fedcba");
    assertThat(written(out -> out.u32(0xfedcba98L))).isEqualTo("fedcba98");
    assertThat(written(out -> out.u64(-1))).isEqualTo("ffffffffffffffff");
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    assertRefused(out -> out.u8(0x100));
    assertRefused(out -> out.u16(0x1_0000));
    assertRefused(out -> out.u24(0x100_0000));
    assertRefused(out -> out.u32(0x1_0000_0000L));
    assertRefused(out -> out.u8(-1));
    assertRefused(out -> out.u32(-1));
  }

  @Test
  void vectorsFollowTheirLength() {
    byte[] bytes = {1, 2};
    assertThat(written(out -> out.opaque8(bytes))).isEqualTo("020102");
    assertThat(written(out -> out.opaque16(bytes))).isEqualTo("00020102");
    assertThat(written(out -> out.opaque24(bytes))).isEqualTo("0000020102");
    assertThat(written(out -> out.raw(bytes))).isEqualTo("0102");
    assertThat(written(out -> out.text8("h2"))).isEqualTo("026832");
    assertThat(written(out -> out.text16("h2"))).isEqualTo("00026832");
  }

  @Test
  void listsAreMeasuredInBytes() {
    List<Integer> list = List.of(0x1d, 0x17);
    assertThat(written(out -> out.list8(list, Writer::u16))).isEqualTo("04001d0017");
    assertThat(written(out -> out.list16(list, Writer::u16))).isEqualTo("0004001d0017");
    assertThat(written(out -> out.list24(list, Writer::u16))).isEqualTo("000004001d0017");
  }

  @Test
  void blocksNest() {
    assertThat(written(out -> out.block8(a -> a.block16(b -> b.block24(c -> c.u8(7))))))
        .isEqualTo("06000400000107");
  }

  @Test
  void vectorsThatAreTooLongAreRefused() {
    assertThat(Writer.write(out -> out.opaque8(new byte[0xff]))).hasSize(0x100);
    assertRefused(out -> out.opaque8(new byte[0x100]));
    assertRefused(out -> out.opaque16(new byte[0x1_0000]));
    assertRefused(out -> out.block8(block -> block.raw(new byte[0x100])));
  }

  @Test
  void textThatIsNotLatin1IsRefusedRatherThanReplaced() {
    assertThat(written(out -> out.text8("ÿ"))).isEqualTo("01ff");
    assertRefused(out -> out.text8("€"));
    assertRefused(out -> out.text16("€"));
  }

  @Test
  void growsAsNeeded() {
    Writer out = new Writer();
    for (int i = 0; i < 10_000; i++) {
      out.u16(i);
    }
    assertThat(out.size()).isEqualTo(20_000);
    assertThat(out.toByteArray()).hasSize(20_000).endsWith(0x27, 0x0f);
  }
}
