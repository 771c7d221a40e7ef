package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPinTest {
  private static final String EMPTY = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  /** The SHA-256 of nothing is known to everyone. */
  @Test
  void isTheHashInBase64() {
    assertThat(KeyPin.of(new byte[0], Crypto.forOneHandshake())).hasToString("sha256/" + EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256/", "sha256//"})
  void isReadWithOneSlashOrTwo(String prefix) {
    assertThat(KeyPin.parse(prefix + EMPTY))
        .contains(KeyPin.of(new byte[0], Crypto.forOneHandshake()));
  }

  @ParameterizedTest
  @ValueSource(strings = {EMPTY, "sha1/" + EMPTY, "sha256/", "sha256/AAAA", "sha256/*", ""})
  void nothingElseIsOne(String text) {
    assertThat(KeyPin.parse(text)).isEmpty();
  }
}
