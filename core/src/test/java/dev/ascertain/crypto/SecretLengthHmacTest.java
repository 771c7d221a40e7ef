package dev.ascertain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 5246 section 6.2.3.2, against AlFardan and Paterson's "Lucky Thirteen" (2013). */
class SecretLengthHmacTest {
  private static final int MAX_PADDING = 255;
  private static final byte[] HEADER = Libraries.scripted(1).bytes(13);
  private static final byte[] BYTES = Libraries.scripted(2).bytes(700);

  @ParameterizedTest
  @EnumSource(names = {"SHA_1", "SHA_256", "SHA_384"})
  void isHmac(Hash hash) {
    Hmac hmac = new Hmac(hash, key(hash));
    for (int max = 0; max <= BYTES.length; max += 1 + max / 40) {
      int min = Math.max(0, max - MAX_PADDING);
      for (int length = min; length <= max; length++) {
        byte[] expected = hmac.update(HEADER).update(BYTES, 0, length).code();

        assertThat(hmac.ofSecretLength(HEADER, BYTES, length, min, max))
            .as("%d of %d bytes", length, max)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SHA_1", "SHA_256", "SHA_384"})
  void compressesEquallyOftenWhateverTheLength(Hash hash) {
    for (int max = 0; max <= BYTES.length; max += 1 + max / 40) {
      int min = Math.max(0, max - MAX_PADDING);
      String first = deeds(hash, min, min, max);
      for (int length = min; length <= max; length++) {
        assertThat(deeds(hash, length, min, max)).as("%d of %d", length, max).isEqualTo(first);
      }
    }
  }

  // What the table of Lucky Thirteen's section 2 says: a record of 13 + 55 bytes and one of 13 + 56
  // differ by a block, if nobody sees to it.
  @Test
  void compressesAsOftenAsTheLongestNeeds() {
    assertThat(deeds(Hash.SHA_1, 0, 0, 42))
        .isEqualTo("new absorb absorb see new absorb absorb see");
    assertThat(deeds(Hash.SHA_1, 0, 0, 43))
        .isEqualTo("new absorb absorb see absorb see new absorb absorb see");
    assertThat(deeds(Hash.SHA_1, 43, 0, 43)).isEqualTo(deeds(Hash.SHA_1, 0, 0, 43));
  }

  @Test
  void hasNoHashesWithoutSuites() {
    assertThatThrownBy(() -> CompressionFunction.of(Hash.MD5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void forgetsItsKey() {
    Hash hash = Hash.SHA_1;
    SecretLengthHmac hmac =
        new SecretLengthHmac(hash, () -> CompressionFunction.of(hash), key(hash));

    hmac.destroy();

    assertThat(hmac.of(HEADER, BYTES, 5, 0, 9))
        .isNotEqualTo(new Hmac(hash, key(hash)).update(HEADER).update(BYTES, 0, 5).code());
  }

  /** All that is asked of the compression function, in order. */
  private static String deeds(Hash hash, int length, int min, int max) {
    List<String> deeds = new ArrayList<>();
    new SecretLengthHmac(hash, () -> noting(hash, deeds), key(hash))
        .of(HEADER, BYTES, length, min, max);
    return String.join(" ", deeds);
  }

  private static CompressionFunction noting(Hash hash, List<String> deeds) {
    CompressionFunction function = CompressionFunction.of(hash);
    deeds.add("new");
    return new CompressionFunction() {
      @Override
      public void absorb(byte[] block) {
        deeds.add("absorb");
        function.absorb(block);
      }

      @Override
      public byte[] chainingValue() {
        deeds.add("see");
        return function.chainingValue();
      }
    };
  }

  private static byte[] key(Hash hash) {
    return Arrays.copyOf(BYTES, hash.length());
  }
}
