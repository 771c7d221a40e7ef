package dev.ascertain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void aPropertyForcesALibraryForOnePrimitive() {
    System.setProperty(Crypto.PROPERTY, "jdk, ecdsa:bouncycastle,x448:bouncycastle");

    assertThat(Crypto.forOneHandshake().describe())
        .containsEntry("ECDSA", "BouncyCastle")
        .containsEntry("X448", "BouncyCastle")
        .containsEntry("X25519", "the JDK");

    System.setProperty(Crypto.PROPERTY, "rsa-signatures:jdk");
    assertThat(Crypto.forOneHandshake().describe()).containsEntry("ECDSA", "BouncyCastle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|' is none of jdk, bouncycastle and conscrypt'",
        "jdk,|' does not read PRIMITIVE:LIBRARY, such as ecdsa:jdk'",
        "jdk,ecdsa|ecdsa does not read PRIMITIVE:LIBRARY, such as ecdsa:jdk",
        "ecdsa:openssl|openssl is none of jdk, bouncycastle and conscrypt",
        "x448:conscrypt|Conscrypt does not serve x448 here",
        "ec:jdk|ec is no primitive; there are x25519, x448, ecdh, rsa-signatures, ecdsa, ed25519, ed448"
      })
  void refusesChoicesThatMakeNoSense(String choice, String sentence) {
    System.setProperty(Crypto.PROPERTY, choice);

    assertThatThrownBy(Crypto::forOneHandshake)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
