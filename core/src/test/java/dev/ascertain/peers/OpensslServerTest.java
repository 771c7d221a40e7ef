package dev.ascertain.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.lab.mint.Staple;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpensslServerTest {
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);

  static final List<String> GROUPS_13 = OpensslServer.GROUPS_13;
  static final List<String> GROUPS_12 = OpensslServer.GROUPS_12;

  @Test
  void answersHttp() {
    try (Peer server =
        OpensslServer.with(ECDSA).tls13().suite("TLS_AES_128_GCM_SHA256").group("X25519").start()) {
      Program.Result result = Client.curl(server, ECDSA.root());

      assertThat(result.exit()).as(result.toString()).isZero();
      assertThat(result.out()).contains("TLS_AES_128_GCM_SHA256");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "ML_DSA_.*")
  void hasEveryKindOfKeyTheInstalledOpensslHas(KeyKind kind) {
    Certified certified = Mint.localhost(kind);
    try (Peer server = OpensslServer.with(certified).start()) {
      assertThat(Client.openssl(server, certified.root()).exit()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.ascertain.peers.OpensslSuite#tls13")
  void hasEverySuiteOfTls13(OpensslSuite suite) {
    try (Peer server = OpensslServer.with(ECDSA).suite(suite.name()).tls13().start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-ciphersuites", suite.opensslName()).out())
          .contains("New, TLSv1.3, Cipher is " + suite.opensslName());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.ascertain.peers.OpensslSuite#tls12")
  void hasEverySuiteOfTls12(OpensslSuite suite) {
    OpensslServer configured =
        switch (suite.authentication()) {
          case "RSA" -> OpensslServer.with(RSA);
          case "ECDSA" -> OpensslServer.with(ECDSA);
          default -> OpensslServer.anonymous();
        };
    Certified root = suite.authentication().equals("RSA") ? RSA.root() : ECDSA.root();
    try (Peer server = configured.tls12().suite(suite.name()).start()) {
      Program.Result result = Client.openssl(server, root);

      assertThat(result.out())
          .containsPattern("New, [^,]+, Cipher is " + suite.opensslName() + "\n");
    }
  }

  @ParameterizedTest
  @FieldSource("GROUPS_13")
  void hasEveryGroupOfTls13(String group) {
    try (Peer server = OpensslServer.with(ECDSA).tls13().group(group).start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-groups", group).out())
          .contains("New, TLSv1.3, Cipher is")
          .contains("Server Temp Key: ");
    }
  }

  @ParameterizedTest
  @FieldSource("GROUPS_12")
  void hasEveryGroupOfTls12(String group) {
    try (Peer server = OpensslServer.with(RSA).tls12().group(group).start()) {
      assertThat(Client.openssl(server, RSA.root(), "-tls1_2", "-groups", group).out())
          .contains("New, TLSv1.2, Cipher is ECDHE");
    }
  }

  @Test
  void speaksForbiddenVersionsOnDemand() {
    try (Peer server = OpensslServer.with(RSA).tls10().start()) {
      assertThat(Client.openssl(server, RSA.root(), "-tls1").out()).contains("Protocol  : TLSv1\n");
    }
    try (Peer server = OpensslServer.with(RSA).tls11().start()) {
      assertThat(Client.openssl(server, RSA.root(), "-tls1_1").out())
          .contains("Protocol  : TLSv1.1\n");
    }
  }

  @Test
  void choosesAmongTwoCertificates() {
    try (Peer server = OpensslServer.with(ECDSA).and(RSA).tls12().start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-cipher", "aECDSA").exit()).isZero();
      assertThat(Client.openssl(server, RSA.root(), "-cipher", "aRSA").exit()).isZero();
    }
  }

  @Test
  void presentsTheChainItIsGiven() {
    try (Peer server = OpensslServer.with(ECDSA.leafOnly()).start()) {
      assertThat(Client.curl(server, ECDSA.root()).err())
          .contains("unable to get local issuer certificate");
    }
  }

  @Test
  void staples() {
    try (Peer server = OpensslServer.with(ECDSA).staple(Staple.revoked(ECDSA).der()).start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-status").out())
          .contains("Cert Status: revoked");
    }
  }

  @Test
  void selectsAlpn() {
    try (Peer server = OpensslServer.with(ECDSA).alpn("h2", "http/1.1").start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-alpn", "http/1.1").out())
          .contains("ALPN protocol: http/1.1");
    }
  }

  @Test
  void leavesOutExtendedMasterSecretOnDemand() {
    try (Peer server = OpensslServer.with(ECDSA).tls12().start()) {
      assertThat(Client.openssl(server, ECDSA.root()).out())
          .contains("Extended master secret: yes");
    }
    try (Peer server = OpensslServer.with(ECDSA).tls12().withoutExtendedMasterSecret().start()) {
      assertThat(Client.openssl(server, ECDSA.root()).out()).contains("Extended master secret: no");
    }
  }

  @Test
  void leavesOutEncryptThenMacOnDemand() {
    String cbc = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256";
    String extension = "TLS server extension \"encrypt-then-mac\"";
    try (Peer server = OpensslServer.with(ECDSA).tls12().suite(cbc).start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-tlsextdebug").out()).contains(extension);
    }
    try (Peer server =
        OpensslServer.with(ECDSA).tls12().suite(cbc).withoutEncryptThenMac().start()) {
      assertThat(Client.openssl(server, ECDSA.root(), "-tlsextdebug").out())
          .contains("New, TLSv1.2, Cipher is ECDHE-ECDSA-AES128-SHA256")
          .doesNotContain(extension);
    }
  }

  @Test
  void demandsAClientCertificate(@TempDir Path directory) {
    Certified authority = Mint.root("Clients").mint();
    Certified client = Mint.leaf(authority, "someone").usage(KeyPurposeId.id_kp_clientAuth).mint();
    String certificate = client.writeCertificate(directory.resolve("client.pem")).toString();
    String key = client.writeKey(directory.resolve("client.key")).toString();
    try (Peer server =
        OpensslServer.with(ECDSA).tls12().requireClientCertificate(authority).start()) {
      assertThat(Client.curl(server, ECDSA.root()).exit()).isEqualTo(35);
      assertThat(Client.curl(server, ECDSA.root(), "--cert", certificate, "--key", key).exit())
          .isZero();
    }
  }

  @Test
  void fragmentsMessages() {
    try (Peer server = OpensslServer.with(RSA).tls12().maxFragment(512).start()) {
      // A record of content type handshake (22) with exactly 512 bytes.
      assertThat(Client.openssl(server, RSA.root(), "-msg").out())
          .contains("New, TLSv1.2", "16 03 03 02 00");
    }
  }

  @Test
  void usesTheFiniteFieldItIsGiven() {
    try (Peer server =
        OpensslServer.with(RSA)
            .tls12()
            .suite("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")
            .finiteField("dh_1024_160")
            .start()) {
      assertThat(Client.openssl(server, RSA.root()).out())
          .contains("Server Temp Key: DH, 1024 bits");
    }
  }

  @Test
  void answersWithTheGivenBytes() {
    byte[] page = "HTTP/1.0 200 OK\r\n\r\nhere you are".getBytes(StandardCharsets.US_ASCII);
    try (Peer server = OpensslServer.with(ECDSA).answering("page", page).start()) {
      assertThat(Client.curl(server, ECDSA.root(), "--request-target", "/page").out())
          .isEqualTo("here you are");
    }
  }

  @Test
  void failsWithWhatOpensslPrinted() {
    assertThatThrownBy(() -> OpensslServer.with(ECDSA).option("-no_such_option").start())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ended at once")
        .hasMessageContaining("Unknown option: -no_such_option");
    assertThatThrownBy(() -> OpensslServer.with(ECDSA).suite("TLS_NO_SUCH_SUITE"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("has no suite TLS_NO_SUCH_SUITE");
  }

  @Test
  void isGoneWhenClosed() {
    Peer server = OpensslServer.with(ECDSA).start();
    server.close();
    server.close();

    assertThat(server.output()).contains("ACCEPT 127.0.0.1:" + server.port());
    assertThatThrownBy(() -> new Socket(server.host(), server.port()).close())
        .isInstanceOf(IOException.class);
  }
}
