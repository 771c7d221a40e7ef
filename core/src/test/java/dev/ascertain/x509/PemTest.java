package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PemTest {

  @Test
  void blocksAreReadWithTextAroundThem() throws Pem.MalformedPemException {
    String bundle =
        """
        Subject: CN=x
        -----BEGIN CERTIFICATE-----
        AQID
        BA==
        -----END CERTIFICATE-----

        and a key\r
        -----BEGIN EC PRIVATE KEY-----\r
        Proc-Type: 4,ENCRYPTED\r
        \r
        BQ==\r
        -----END EC PRIVATE KEY-----\r
        """;

    assertThat(Pem.read(bundle))
        .satisfiesExactly(
            block -> {
              assertThat(block.label()).isEqualTo("CERTIFICATE");
              assertThat(block.content()).containsExactly(1, 2, 3, 4);
              assertThat(block.line()).isEqualTo(2);
              assertThat(block.isPrivateKey()).isFalse();
            },
            block -> {
              assertThat(block.content()).containsExactly(5);
              assertThat(block.isPrivateKey()).isTrue();
            });
  }

  @Test
  void textWithoutBlocksHasNone() throws Pem.MalformedPemException {
    assertThat(Pem.read("no certificate here")).isEmpty();
  }

  @Test
  void aBlockThatDoesNotEndIsTruncated() {
    assertThatThrownBy(() -> Pem.read("x\n-----BEGIN CERTIFICATE-----\nAQID\n"))
        .hasMessage("The block that begins on line 2 does not end: the file is truncated.");
  }

  @Test
  void aBlockThatEndsAsAnotherOneIsRefused() {
    assertThatThrownBy(
            () -> Pem.read("-----BEGIN CERTIFICATE-----\nAQID\n-----END X509 CRL-----\n"))
        .hasMessageContaining("does not end with \"-----END CERTIFICATE-----\"");
  }

  @Test
  void contentMustBeBase64() {
    assertThatThrownBy(
            () -> Pem.read("-----BEGIN CERTIFICATE-----\nA*ID\n-----END CERTIFICATE-----\n"))
        .hasMessage("The block that begins on line 1 is not Base64.");
  }
}
