package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.CertificateTypes;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.Client;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.GnutlsServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.Program;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.ViolationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw public keys (RFC 7250) with GnuTLS, the only other peer here that has them. */
class RawPublicKeyInteropTest {
  private static final Crypto CRYPTO = Crypto.fastest();
  private static final CertificateType RAW = CertificateType.RAW_PUBLIC_KEY;
  private static final CertificateType X509 = CertificateType.X509;
  private static final Certified OURS = Mint.localhost(KeyKind.ECDSA_P256);
  private static final List<KeyKind> KINDS =
      List.of(KeyKind.ECDSA_P256, KeyKind.RSA_2048, KeyKind.ED25519);
  private static final List<ProtocolVersion> VERSIONS =
      List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);

  @Test
  void gnutlsPresentsItsKey() {
    for (KeyKind kind : KINDS) {
      Certified key = Mint.localhost(kind);
      try (Peer peer = GnutlsServer.withRawKey(key).start()) {
        for (ProtocolVersion version : VERSIONS) {
          Talk talk = Talk.with(peer, offer(version).build());

          assertThat(talk.succeeded().certificateTypes())
              .isEqualTo(new CertificateTypes(RAW, X509));
          assertThat(talk.presented())
              .singleElement()
              .satisfies(shown -> assertThat(shown.first()).isEqualTo(spki(key)));
        }
      }
    }
  }

  @Test
  void gnutlsReadsOurKey() {
    for (KeyKind kind : KINDS) {
      Certified key = Mint.localhost(kind);
      try (Peer peer = GnutlsServer.withRawKey(OURS).requestRawClientKey().start()) {
        for (ProtocolVersion version : VERSIONS) {
          Offer offer = offer(version).clientCertificateTypes(List.of(RAW)).build();
          Talk talk = Talk.with(peer, offer, CRYPTO, List.of(raw(key)));

          assertThat(talk.succeeded().certificateTypes()).isEqualTo(new CertificateTypes(RAW, RAW));
        }
        assertThat(peer.output()).contains("Certificate type: Raw Public Key");
      }
    }
  }

  @Test
  void gnutlsWithoutKeySaysThatThereIsNothingInCommon() {
    try (Peer peer = GnutlsServer.with(OURS).start()) {
      for (ProtocolVersion version : VERSIONS) {
        Transcript said = Talk.with(peer, offer(version).build()).transcript();

        assertThat(said.alertReceived().orElseThrow().alert().description())
            .isEqualTo(AlertDescription.UNSUPPORTED_CERTIFICATE);
      }
    }
  }

  @Test
  void gnutlsTakesOurServersKey(@TempDir Path directory) {
    for (KeyKind kind : KINDS) {
      Certified own = Mint.localhost(kind);
      List<CertificateJudge.Presented> shown = new ArrayList<>();
      var asked =
          new ClientAuthentication(true, List.of(), List.of(RAW, X509), Talk.recording(shown));
      try (EngineServer server = EngineServer.start(server(raw(own)).with(asked))) {
        for (String version : List.of("TLS1.3", "TLS1.2")) {
          Program.Result result = gnutls(server, version, directory);
          Transcript said = server.transcript();

          assertThat(said.violation()).as("%s", result).isEmpty();
          assertThat(said.completed()).as("%s", result).isTrue();
          assertThat(said.keyProof()).isEqualTo(KeyProof.CERTIFICATE_VERIFY);
          assertThat(said.negotiated().orElseThrow().certificateTypes())
              .isEqualTo(new CertificateTypes(RAW, RAW));
          assertThat(result.out()).contains("- Certificate type: Raw Public Key");
          assertThat(shown.removeFirst().first()).isEqualTo(spki(OURS));
        }
      }
    }
  }

  @Test
  void gnutlsIsToldThatWeHaveNoRawKey(@TempDir Path directory) {
    try (EngineServer server = EngineServer.start(server(EngineServer.credential(CRYPTO, OURS)))) {
      gnutls(server, "TLS1.3", directory);

      assertThat(server.transcript().events(dev.ascertain.handshake.Event.AlertMessage.class))
          .extracting(event -> event.alert().description())
          .contains(AlertDescription.UNSUPPORTED_CERTIFICATE);
    }
  }

  private static Program.Result gnutls(EngineServer server, String version, Path directory) {
    return Client.gnutls(
        server,
        OURS.root(),
        "--priority=NORMAL:-CTYPE-ALL:+CTYPE-SRV-RAWPK:+CTYPE-CLI-RAWPK:-VERS-ALL:+VERS-" + version,
        "--no-ca-verification",
        "--rawpkkeyfile=" + OURS.writeKey(directory.resolve("key.pem")),
        "--rawpkfile=" + OURS.writePublicKey(directory.resolve("raw.pem")));
  }

  private static Offer.Builder offer(ProtocolVersion version) {
    return Offer.likeABrowser()
        .applicationProtocols(List.of())
        .versions(List.of(version))
        .serverCertificateTypes(List.of(RAW));
  }

  private static ServerSettings server(Credential credential) {
    ServerSettings plain = EngineServer.settings(CRYPTO, ServerPreferences.DEFAULT, OURS);
    return new ServerSettings(
        plain.clock(),
        plain.crypto(),
        plain.randomness(),
        List.of(credential),
        plain.preferences(),
        plain.cookieKey(),
        plain.resumption(),
        plain.clientAuthentication(),
        plain.keyLog());
  }

  private static Credential raw(Certified certified) {
    try {
      return Credential.ofRawKey(
          spki(certified), CRYPTO.privateKey(certified.keys().getPrivate().getEncoded()));
    } catch (ViolationException | CryptoException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] spki(Certified certified) {
    return certified.keys().getPublic().getEncoded();
  }
}
