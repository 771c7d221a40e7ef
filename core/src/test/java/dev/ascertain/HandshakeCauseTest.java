package dev.ascertain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.GnutlsServer;
import dev.ascertain.peers.JdkServer;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.RawServer;
import dev.ascertain.report.Report;
import dev.ascertain.verify.Severity;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ServerHello;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one connection shows of real servers whose handshake is not as it should be. */
class HandshakeCauseTest {

  private static Report examine(Peer server, CipherSuite... suites) {
    return Examined.on(
        server,
        Options.DEFAULT.connect(),
        List.of(suites),
        new Options.ServerNameChoice.OfTarget());
  }

  private static List<String> ids(Report report) {
    return report.diagnoses().stream().map(Diagnosis::id).toList();
  }

  @ParameterizedTest
  @CsvSource({"modp_1536, true", "ffdhe2048, false"})
  void aShortPrimeIsWarnedOf(String group, boolean warned) {
    try (Peer server =
        OpensslServer.with(Mint.localhost(KeyKind.RSA_2048)).tls12().finiteField(group).start()) {
      Report report = examine(server, CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256);

      assertThat(ids(report).contains("small-dh")).isEqualTo(warned);
      assertThat(report.diagnoses())
          .filteredOn(d -> d.id().equals("small-dh"))
          .allSatisfy(d -> assertThat(d.severity()).isEqualTo(Severity.WARNING));
    }
  }

  @Test
  void aServerWithoutSecureRenegotiationIsWarnedOf() {
    try (Peer server =
        GnutlsServer.with(Mint.localhost(KeyKind.RSA_2048))
            .tls12()
            .priority("%DISABLE_SAFE_RENEGOTIATION")
            .start()) {
      assertThat(ids(examine(server))).contains("legacy-renegotiation");
    }
    try (Peer server = GnutlsServer.with(Mint.localhost(KeyKind.RSA_2048)).tls12().start()) {
      assertThat(ids(examine(server))).doesNotContain("legacy-renegotiation");
    }
  }

  @Test
  void aVersionTakenOutOfOurOfferOnItsWayIsToldByTheRandom() {
    byte[] random = new byte[32];
    // RFC 9846 section 4.2.3: "DOWNGRD" and 1, for a server that chooses TLS 1.2.
    byte[] sentinel = {0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44, 0x01};
    System.arraycopy(sentinel, 0, random, 24, 8);
    byte[] hello =
        new ServerHello(
                ProtocolVersion.TLS_1_2,
                new Opaque(random),
                Opaque.EMPTY,
                CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
                CompressionMethod.NULL,
                Extensions.ABSENT)
            .encode();
    byte[] record =
        ByteBuffer.allocate(5 + hello.length)
            .put(new byte[] {22, 3, 3})
            .putShort((short) hello.length)
            .put(hello)
            .array();
    try (Peer server = RawServer.flights(record)) {
      Report report = examine(server);

      assertThat(ids(report)).startsWith("downgrade").doesNotContain("protocol-violation");
      assertThat(report.probes()).isEmpty();
    }
  }

  @Test
  void aNeedlessFallbackIsToldByItsAlert() {
    try (Peer server = RawServer.alert(2, 86)) {
      Report report = examine(server);

      assertThat(ids(report)).containsExactly("inappropriate-fallback");
      assertThat(report.probes()).isEmpty();
    }
  }

  @Test
  void aProxyIsToldByTheNameOfItsAuthority() {
    var authority = Mint.root("mitmproxy").key(KeyKind.RSA_2048).mint();
    var leaf = Mint.leaf(authority, "localhost").key(KeyKind.RSA_2048).mint();
    try (Peer server = JdkServer.with(leaf.withRoot()).start()) {
      assertThat(ids(examine(server))).startsWith("interception").contains("unknown-ca");
    }
  }
}
