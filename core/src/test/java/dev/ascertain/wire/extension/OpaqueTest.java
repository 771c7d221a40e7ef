package dev.ascertain.wire.extension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpaqueTest {

  @Test
  void isComparedByContent() {
    assertThat(Opaque.ofHex("00ff"))
        .isEqualTo(new Opaque(new byte[] {0, -1}))
        .hasSameHashCodeAs(new Opaque(new byte[] {0, -1}))
        .isNotEqualTo(Opaque.ofHex("00fe"))
        .isNotEqualTo(Opaque.EMPTY);
  }

  @Test
  void neverChanges() {
    byte[] bytes = {1, 2};
    Opaque opaque = new Opaque(bytes);
    bytes[0] = 9;
    opaque.bytes()[1] = 9;

    assertThat(opaque).isEqualTo(Opaque.ofHex("0102"));
  }

  @Test
  void showsItsBytes() {
    assertThat(Opaque.ofHex("00ff")).hasToString("00ff");
    assertThat(Opaque.ofHex("00ff").length()).isEqualTo(2);
    assertThat(Opaque.EMPTY).hasToString("");
  }
}
