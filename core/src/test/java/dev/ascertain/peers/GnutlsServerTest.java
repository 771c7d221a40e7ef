package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.mint.Staple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class GnutlsServerTest {
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);

  @Test
  void answersHttp() {
    try (Peer server = GnutlsServer.with(ECDSA).start()) {
      Program.Result result = Client.curl(server, ECDSA.root());

      assertThat(result.exit()).as(result.toString()).isZero();
      assertThat(result.out()).contains("GnuTLS");
    }
  }

  @ParameterizedTest
  @CsvSource({"X448, X448", "SECP521R1, P-521", "FFDHE3072, ffdhe3072"})
  void negotiatesTheGroupItIsTold(String gnutlsName, String opensslName) {
    try (Peer server = GnutlsServer.with(ECDSA).tls13().group(gnutlsName).start()) {
      String more = "X25519:" + opensslName;
      assertThat(Client.openssl(server, ECDSA.root(), "-groups", more).exit()).isZero();
      assertThat(Client.openssl(server, ECDSA.root(), "-groups", "X25519").exit()).isNotZero();
    }
  }

  @Test
  void negotiatesTheCipherItIsTold() {
    try (Peer server = GnutlsServer.with(ECDSA).tls12().cipher("AES-128-CCM-8").start()) {
      assertThat(Client.openssl(server, ECDSA.root()).out())
          .contains("New, TLSv1.2, Cipher is ECDHE-ECDSA-AES128-CCM8");
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"RSA_PSS_2048", "ED25519", "ED448"})
  void hasUnusualKeys(KeyKind kind) {
    Certified certified = Mint.localhost(kind);
    try (Peer server = GnutlsServer.with(certified).tls13().start()) {
      assertThat(Client.gnutls(server, certified.root()).exit()).isZero();
      assertThat(Client.openssl(server, certified.root()).exit()).isZero();
    }
  }

  @Test
  void staples() {
    try (Peer server = GnutlsServer.with(ECDSA).staple(Staple.good(ECDSA).der()).start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-status").out())
          .contains("Cert Status: good");
    }
  }

  @Test
  void demandsAClientCertificate() {
    try (Peer server =
        GnutlsServer.with(ECDSA).tls12().requireClientCertificate(ECDSA.root()).start()) {
      assertThat(Client.curl(server, ECDSA.root()).exit()).isEqualTo(35);
    }
  }

  @Test
  void failsWithWhatGnutlsPrinted() {
    assertThatThrownBy(() -> GnutlsServer.with(ECDSA).priority("NO-SUCH-WORD").start())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Syntax error at: NO-SUCH-WORD");
  }
}
