package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.RecordSeen;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.CipherSuiteParameters;
import dev.ascertain.handshake.keys.CipherSuiteParameters.Authentication;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.peers.GnutlsServer;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** TLS 1.0 (RFC 2246) and TLS 1.1 (RFC 4346), for users who still have such a server. */
class OldVersionsInteropTest {
  private static final Certified RSA = Mint.localhost(KeyKind.RSA_2048);
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);

  static final List<ProtocolVersion> VERSIONS =
      List.of(ProtocolVersion.TLS_1_0, ProtocolVersion.TLS_1_1);

  /** Every suite that the versions have, and we too. */
  private static final List<CipherSuiteParameters> SUITES =
      CipherSuiteParameters.supported().stream()
          .flatMap(suite -> suite.in(ProtocolVersion.TLS_1_0).stream())
          .toList();

  /** Debian builds OpenSSL without the weak ciphers: no Triple DES, which GnuTLS has. */
  private static final List<CipherSuiteParameters> OPENSSL_SUITES =
      SUITES.stream().filter(suite -> !suite.cipherSuite().toString().contains("3DES")).toList();

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void opensslEverySuite(ProtocolVersion version) {
    try (Peer rsa = openssl(RSA, version).start();
        Peer ecdsa = openssl(ECDSA, version).start()) {
      for (CipherSuiteParameters suite : OPENSSL_SUITES) {
        boolean wantsRsa = suite.authentication() == Authentication.RSA;
        Talk talk = Talk.with(wantsRsa ? rsa : ecdsa, offer(version, suite.cipherSuite()));

        Negotiated agreed = talk.succeeded();
        assertThat(agreed.version()).isEqualTo(version);
        assertThat(agreed.cipherSuite()).isEqualTo(suite.cipherSuite());
        assertThat(agreed.extendedMasterSecret()).isTrue();
        assertThat(agreed.encryptThenMac()).isTrue();
        assertThat(agreed.signatureScheme()).isEmpty();
        assertThat(talk.transcript().keyProof()).isNotEqualTo(KeyProof.FAILED);
      }
    }
    assertThat(OPENSSL_SUITES).hasSize(8);
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void asServersWereBeforeTheExtensions(ProtocolVersion version) {
    OpensslServer server =
        openssl(RSA, version).withoutEncryptThenMac().withoutExtendedMasterSecret();
    try (Peer peer = server.start()) {
      for (CipherSuiteParameters suite : OPENSSL_SUITES) {
        if (suite.authentication() == Authentication.RSA) {
          Negotiated agreed = Talk.with(peer, offer(version, suite.cipherSuite())).succeeded();
          assertThat(agreed.extendedMasterSecret()).isFalse();
          assertThat(agreed.encryptThenMac()).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void opensslAndClientCertificates(ProtocolVersion version) {
    for (KeyKind key : List.of(KeyKind.RSA_2048, KeyKind.ECDSA_P256)) {
      Certified own =
          Mint.leaf(RSA.root(), "client").key(key).usage(KeyPurposeId.id_kp_clientAuth).mint();
      Credential credential = EngineServer.credential(Crypto.forOneHandshake(), own);
      try (Peer peer = openssl(RSA, version).requireClientCertificate(own.root()).start()) {
        Talk talk = Talk.with(peer, offer(version), Crypto.forOneHandshake(), List.of(credential));

        talk.succeeded();
        assertThat(talk.transcript().events(Event.CertificateAnswered.class))
            .extracting(Event.CertificateAnswered::answer)
            .singleElement()
            .isInstanceOfSatisfying(
                CertificateAnswer.Presented.class,
                presented -> assertThat(presented.scheme()).isEmpty());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void opensslResumes(ProtocolVersion version) {
    try (Peer peer = openssl(RSA, version).start()) {
      Talk first = Talk.with(peer, offer(version));
      first.succeeded();

      Talk second =
          Talk.with(
              peer,
              offer(version),
              Crypto.forOneHandshake(),
              List.of(),
              PriorKeys.of(first.sessions().getLast()));

      second.succeeded();
      assertThat(second.transcript().keyProof()).isEqualTo(KeyProof.PRE_SHARED_KEY);
    }
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void gnutls(ProtocolVersion version) {
    assertThat(SUITES).hasSize(12);
    String words =
        "-VERS-ALL:+VERS-" + version.toString().replace(" ", "") + ":+DHE-RSA:+RSA:+3DES-CBC:+SHA1";
    try (Peer rsa = GnutlsServer.with(RSA).priority(words).start();
        Peer ecdsa = GnutlsServer.with(ECDSA).priority(words).start()) {
      for (CipherSuiteParameters suite : SUITES) {
        boolean wantsRsa = suite.authentication() == Authentication.RSA;
        Talk talk = Talk.with(wantsRsa ? rsa : ecdsa, offer(version, suite.cipherSuite()));

        assertThat(talk.succeeded().version()).isEqualTo(version);
      }
    }
  }

  /** Against BEAST: where the IV is known beforehand, data begins with a record of one byte. */
  @ParameterizedTest
  @FieldSource("VERSIONS")
  void dataBeginsWithASingleByteInTls10(ProtocolVersion version) {
    try (Peer peer = openssl(RSA, version).start()) {
      Talk talk = Talk.with(peer, offer(version, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA));

      talk.succeeded();
      List<Integer> lengths =
          talk.transcript().records().stream()
              .filter(record -> record.sender() == Sender.CLIENT)
              .filter(record -> record.type().equals(ContentType.APPLICATION_DATA))
              .map(RecordSeen::length)
              .toList();
      if (version.equals(ProtocolVersion.TLS_1_0)) {
        // The header, the byte with its padding, and the MAC (RFC 7366).
        assertThat(lengths).hasSize(2).first().isEqualTo(5 + 16 + 20);
      } else {
        assertThat(lengths).hasSize(1);
      }
    }
  }

  private static OpensslServer openssl(Certified certified, ProtocolVersion version) {
    OpensslServer server = OpensslServer.with(certified);
    return version.equals(ProtocolVersion.TLS_1_0) ? server.tls10() : server.tls11();
  }

  private static Offer offer(ProtocolVersion version, CipherSuite... suites) {
    Offer.Builder offer =
        Offer.likeABrowser().versions(List.of(version)).applicationProtocols(List.of());
    return suites.length == 0
        ? offer.build()
        : offer.cipherSuites(Stream.of(suites).toList()).build();
  }
}
