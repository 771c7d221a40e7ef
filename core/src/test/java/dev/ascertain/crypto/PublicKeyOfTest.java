package dev.ascertain.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicKeyOfTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"RSA_2048", "ECDSA_P256", "ECDSA_P384", "ECDSA_P521", "ED25519", "ED448"})
  void isTheOneThatWasMadeWithThePrivateKey(KeyKind kind) throws Exception {
    Certified certified = Mint.localhost(kind);
    PrivateKey key = CRYPTO.privateKey(certified.keys().getPrivate().getEncoded());

    assertThat(CRYPTO.publicKey(key)).isEqualTo(certified.keys().getPublic().getEncoded());
  }
}
