package dev.ascertain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is used again must never be shared, nor remember anything. */
class IdleMacsTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  private final Crypto crypto = Crypto.forOneHandshake();

  @Test
  void aForgottenHmacDoesNothingMore() {
    Hmac hmac = crypto.hmac(Hash.SHA_256, new byte[32]);
    hmac.destroy();
    hmac.destroy();
    assertThatIllegalStateException().isThrownBy(() -> hmac.of(MESSAGE));
    assertThatIllegalStateException().isThrownBy(() -> hmac.update(MESSAGE));
  }

  @Test
  void halfAMessageOfAnotherIsForgotten() {
    byte[] key = {1};
    byte[] expected = crypto.hmac(Hash.SHA_384, key).of(MESSAGE);
    for (int i = 0; i < 40; i++) {
      Hmac abandoned = crypto.hmac(Hash.SHA_384, new byte[] {2}).update(MESSAGE);
      abandoned.destroy();
      Hmac next = crypto.hmac(Hash.SHA_384, key);
      assertThat(next.of(MESSAGE)).isEqualTo(expected);
      next.destroy();
    }
  }

  @Test
  void moreThanAreKeptCanBeInUseAtOnce() {
    List<Hmac> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(crypto.hmac(Hash.SHA_256, new byte[] {(byte) i}));
    }
    List<byte[]> codes = all.stream().map(hmac -> hmac.of(MESSAGE)).toList();
    all.forEach(Hmac::destroy);
    assertThat(codes).doesNotHaveDuplicates();
    for (int i = 0; i < 100; i++) {
      Hmac again = crypto.hmac(Hash.SHA_256, new byte[] {(byte) i});
      assertThat(again.of(MESSAGE)).isEqualTo(codes.get(i));
      again.destroy();
    }
  }
}
