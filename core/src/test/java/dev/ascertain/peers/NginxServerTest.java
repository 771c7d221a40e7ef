package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.mint.Staple;
import org.junit.jupiter.api.Test;

class NginxServerTest {
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);

  @Test
  void answersHttp() {
    try (Peer server = NginxServer.with(ECDSA).start()) {
      assertThat(Client.curl(server, ECDSA.root()).out()).isEqualTo("nginx answers\n");
    }
  }

  @Test
  void negotiatesOnlyWhatItIsTold() {
    String suite = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
    try (Peer server = NginxServer.with(RSA).tls12().suite(suite).group("P-384").start()) {
      assertThat(Client.openssl(server, RSA.root()).out())
          .contains("New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384")
          .contains("Server Temp Key: ECDH, secp384r1");
    }
    try (Peer server =
        NginxServer.with(RSA).tls13().suite("TLS_CHACHA20_POLY1305_SHA256").start()) {
      assertThat(Client.openssl(server, RSA.root()).out())
          .contains("New, TLSv1.3, Cipher is TLS_CHACHA20_POLY1305_SHA256");
    }
  }

  @Test
  void staples() {
    try (Peer server = NginxServer.with(ECDSA).staple(Staple.good(ECDSA).der()).start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-status").out())
          .contains("Cert Status: good");
    }
  }

  @Test
  void choosesAmongTwoCertificates() {
    try (Peer server = NginxServer.with(ECDSA).and(RSA).tls12().start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-cipher", "aECDSA").exit()).isZero();
      assertThat(Client.openssl(server, RSA.root(), "-cipher", "aRSA").exit()).isZero();
    }
  }

  @Test
  void demandsAClientCertificateWithinHttp() {
    try (Peer server = NginxServer.with(ECDSA).requireClientCertificate(ECDSA.root()).start()) {
      assertThat(Client.curl(server, ECDSA.root()).out())
          .contains("No required SSL certificate was sent");
    }
  }

  @Test
  void canForgetTls() {
    try (Peer server = NginxServer.with(ECDSA).withoutTls().start()) {
      assertThat(Client.curl(server, ECDSA.root()).err()).contains("wrong version number");
    }
  }

  @Test
  void canExpectTheProxyProtocol() {
    try (Peer server = NginxServer.with(ECDSA).expectingProxyProtocol().start()) {
      assertThat(Client.curl(server, ECDSA.root()).exit()).isEqualTo(35);
      assertThat(Client.curl(server, ECDSA.root(), "--haproxy-protocol").exit()).isZero();
    }
  }

  @Test
  void failsWithWhatNginxPrinted() {
    assertThatThrownBy(() -> NginxServer.with(ECDSA).directive("no_such_directive").start())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("unknown directive \"no_such_directive\"");
  }
}
