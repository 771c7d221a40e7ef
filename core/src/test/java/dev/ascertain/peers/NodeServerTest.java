package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.mint.Staple;
import org.junit.jupiter.api.Test;

class NodeServerTest {
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);

  @Test
  void answersHttp() {
    try (Peer server = NodeServer.with(ECDSA).tls13().start()) {
      assertThat(Client.curl(server, ECDSA.root()).out())
          .isEqualTo("node answers: TLSv1.3 TLS_AES_256_GCM_SHA384\n");
    }
  }

  @Test
  void answersHttpInTheInstalledNode() {
    try (Peer server = NodeServer.installed(ECDSA).tls12().start()) {
      assertThat(Client.curl(server, ECDSA.root()).out()).startsWith("node answers: TLSv1.2 ");
    }
  }

  @Test
  void negotiatesOnlyWhatItIsTold() {
    try (Peer server =
        NodeServer.with(ECDSA).suite("TLS_AES_128_GCM_SHA256").group("P-256").start()) {
      assertThat(Client.openssl(server, ECDSA.root()).out())
          .contains("New, TLSv1.3, Cipher is TLS_AES_128_GCM_SHA256")
          .contains("Server Temp Key: ECDH, prime256v1");
    }
  }

  @Test
  void hasMlKem() {
    try (Peer server = NodeServer.with(ECDSA).tls13().group("X25519MLKEM768").start()) {
      assertThat(Client.openssl(server, ECDSA.root()).exit()).isNotZero();
      assertThat(Client.node(server, ECDSA.root(), "ecdhCurve=X25519MLKEM768").exit()).isZero();
    }
  }

  @Test
  void hasMlDsa() {
    Certified certified = Mint.localhost(KeyKind.ML_DSA_65);
    try (Peer server = NodeServer.with(certified).start()) {
      Program.Result result = Client.node(server, certified.root());

      assertThat(result.out()).as(result.toString()).isEqualTo("TLSv1.3\n");
    }
  }

  @Test
  void staples() {
    try (Peer server = NodeServer.with(ECDSA).staple(Staple.good(ECDSA).der()).start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-status").out())
          .contains("Cert Status: good");
    }
  }

  @Test
  void demandsAClientCertificate() {
    try (Peer server =
        NodeServer.with(ECDSA).tls12().requireClientCertificate(ECDSA.root()).start()) {
      assertThat(Client.curl(server, ECDSA.root()).exit()).isEqualTo(35);
    }
  }

  @Test
  void selectsAlpn() {
    try (Peer server = NodeServer.with(ECDSA).alpn("http/1.1").start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-alpn", "h2,http/1.1").out())
          .contains("ALPN protocol: http/1.1");
    }
  }
}
