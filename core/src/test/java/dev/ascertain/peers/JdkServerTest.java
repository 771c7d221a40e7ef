package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class JdkServerTest {
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);

  @Test
  void answersHttp() {
    try (Peer server = JdkServer.with(ECDSA).start()) {
      assertThat(Client.curl(server, ECDSA.root()).out())
          .isEqualTo("the JDK answers: TLSv1.3 TLS_AES_256_GCM_SHA384\n");
    }
  }

  @Test
  void negotiatesOnlyWhatItIsTold() {
    String suite = "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";
    try (Peer server = JdkServer.with(ECDSA).tls12().suite(suite).group("secp256r1").start()) {
      assertThat(Client.openssl(server, ECDSA.root()).out())
          .contains("New, TLSv1.2, Cipher is ECDHE-ECDSA-CHACHA20-POLY1305")
          .contains("Server Temp Key: ECDH, prime256v1");
    }
  }

  @Test
  void selectsAlpn() {
    try (Peer server = JdkServer.with(ECDSA).alpn("http/1.1").start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-alpn", "h2,http/1.1").out())
          .contains("ALPN protocol: http/1.1");
    }
  }

  @Test
  void demandsAClientCertificate() {
    try (Peer server =
        JdkServer.with(ECDSA).tls12().requireClientCertificate(ECDSA.root()).start()) {
      assertThat(Client.curl(server, ECDSA.root()).exit()).isEqualTo(35);
    }
  }

  @Test
  void isGoneWhenClosed() {
    Peer server = JdkServer.with(ECDSA).start();
    server.close();
    server.close();

    assertThatThrownBy(() -> new Socket(server.host(), server.port()).close())
        .isInstanceOf(IOException.class);
  }
}
