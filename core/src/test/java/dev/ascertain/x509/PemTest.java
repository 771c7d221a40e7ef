package dev.ascertain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        .hasMessage("The block that begins on line 1 is not Base64: line 2 has \"*\".");
  }

  @Test
  void contentMustBeWholeBase64() {
    assertThatThrownBy(
            () -> Pem.read("\n-----BEGIN CERTIFICATE-----\nAQID\nA\n-----END CERTIFICATE-----\n"))
        .hasMessage(
            "The block that begins on line 2 is not Base64: up to line 4 there are characters too"
                + " many or too few.");
  }

  @Test
  void headersAreOnlyAtTheBeginning() throws Pem.MalformedPemException {
    String headers = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,\n 00112233\n\n";

    assertThat(Pem.read("-----BEGIN X-----\n" + headers + "AQID\n-----END X-----"))
        .singleElement()
        .satisfies(block -> assertThat(block.content()).containsExactly(1, 2, 3));
    assertThatThrownBy(() -> Pem.read("-----BEGIN X-----\nAQID\nAQ: ID\n-----END X-----"))
        .hasMessage("The block that begins on line 1 is not Base64: line 3 has \":\".");
  }

  @Test
  void filesThatWereJoinedMayHaveMarksInTheMiddle() throws Exception {
    byte[] one =
        "\uFEFF-----BEGIN X-----\nAQID\n-----END X-----\n".getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, both, one.length, one.length);

    assertThat(Pem.read(both)).hasSize(2);
  }

  @Test
  void filesThatWereJoinedMayLackALineEnd() {
    assertThatThrownBy(() ->
            Pem.read(
                "-----BEGIN X-----\nAQID\n-----END X----------BEGIN X-----\nAQID\n-----END"
                    + " X-----"))
        .hasMessage("Line 3 ends a block and begins another; a line end between them is missing.");
  }

  @Test
  void aBlockWhoseBeginningIsDamagedIsNotPassedOver() {
    assertThatThrownBy(() ->
            Pem.read(
                "-----BEGIN X-----\nAQID\n-----END X-----\n----BEGIN X-----\nAQID\n-----END"
                    + " X-----"))
        .hasMessage("Line 6 ends a block, but none begins before it.");
  }

  @Test
  void whatIsNotSafeToPrintIsShownInHex() {
    assertThatThrownBy(() -> Pem.read("-----BEGIN X-----\nAQ\u001bID\n-----END X-----"))
        .hasMessage("The block that begins on line 1 is not Base64: line 2 has \"\\1b\".");
  }

  @Test
  void aBlockOnOneLineIsRefused() {
    assertThatThrownBy(
            () -> Pem.read("-----BEGIN CERTIFICATE-----\\nAQID\\n-----END CERTIFICATE-----"))
        .hasMessage(
            "The block on line 1 is written on one line; BEGIN and END must each have a line of"
                + " their own.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsLeftOut(String encoding) throws Exception {
    byte[] file =
        "\uFEFF-----BEGIN X-----\nAQID\n-----END X-----\n".getBytes(Charset.forName(encoding));

    assertThat(Pem.text(file)).startsWith("-----BEGIN");
    assertThat(Pem.read(file)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 47, 48, 49, 1000})
  void whatIsWrittenIsRead(int length) throws Pem.MalformedPemException {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) 0xa5);

    String written = Pem.encode("X509 CRL", content);

    assertThat(written)
        .startsWith("-----BEGIN X509 CRL-----\n")
        .endsWith("-----END X509 CRL-----\n");
    assertThat(written.lines()).allMatch(line -> line.length() <= 64);
    assertThat(Pem.read(written))
        .singleElement()
        .satisfies(block -> {
          assertThat(block.label()).isEqualTo("X509 CRL");
          assertThat(block.content()).isEqualTo(content);
        });
  }
}
