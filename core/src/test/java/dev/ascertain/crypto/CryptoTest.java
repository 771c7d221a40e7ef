package dev.ascertain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CryptoTest {

  @AfterEach
  void forceNothing() {
    System.clearProperty(Crypto.PROPERTY);
  }

  @Test
  void oneHandshakeLoadsNoNativeLibrary() {
    assertThat(Crypto.forOneHandshake().describe()).doesNotContainValue("Conscrypt");
  }

  @Test
  void theFastestIsConscryptWhereItLoads() {
    boolean loads = Library.conscrypt().isPresent();

    assertThat(Crypto.fastest().describe())
        .containsEntry("ECDSA", loads ? "Conscrypt" : "BouncyCastle")
        .containsEntry("X448", "BouncyCastle");
  }

  @Test
  void aPropertyForcesALibrary() {
    System.setProperty(Crypto.PROPERTY, "jdk");
    assertThat(Crypto.fastest().describe()).containsEntry("X25519", "the JDK");
    System.setProperty(Crypto.PROPERTY, "bouncycastle");
    assertThat(Crypto.fastest().describe()).containsEntry("X25519", "BouncyCastle");
  }

  @Test
  void refusesToForceAnUnknownLibrary() {
    System.setProperty(Crypto.PROPERTY, "openssl");

    assertThatThrownBy(Crypto::forOneHandshake)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("openssl is none of jdk, bouncycastle and conscrypt");
  }
}
