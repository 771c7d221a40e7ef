package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.CertificateTypes;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.OfferExtra;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.RawPublicKey12;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public keys without certificates, in both roles (RFC 7250). */
class RawPublicKeyTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final CertificateType RAW = CertificateType.RAW_PUBLIC_KEY;
  private static final CertificateType X509 = CertificateType.X509;
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified OTHER = Mint.localhost(KeyKind.ECDSA_P256);

  static List<ProtocolVersion> versions() {
    return List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aServerPresentsItsKeyOfAnyKind(ProtocolVersion version) {
    for (KeyKind kind : KeyKind.COMMON) {
      Certified own = Mint.localhost(kind);
      Duet duet = duet(offer(version, List.of(RAW)), knowing(own), server(raw(own)));

      Transcript transcript = duet.succeeded();
      assertThat(transcript.negotiated().orElseThrow().certificateTypes())
          .isEqualTo(new CertificateTypes(RAW, X509));
      assertThat(keyIn(duet.client().transcript())).isEqualTo(spki(own));
    }
  }

  @Test
  void theFieldBearsTheNameOfTheRfc() {
    for (ProtocolVersion version : versions()) {
      Duet duet = duet(offer(version, List.of(RAW)), knowing(ECDSA), server(raw(ECDSA)));

      assertThat(
              duet.client()
                  .transcript()
                  .events(Event.Message.class)
                  .map(event -> event.trace().field().toString()))
          .anyMatch(fields -> fields.contains("ASN1_subjectPublicKeyInfo"));
    }
  }

  /** Its CompressedCertificate stands for a Certificate of the same type (RFC 8879 section 4). */
  @Test
  void aKeyMayBeCompressed() {
    Offer offer =
        Offer.likeABrowser()
            .serverCertificateTypes(List.of(RAW))
            .extras(Set.of(OfferExtra.COMPRESSED_CERTIFICATE))
            .build();

    Duet duet = duet(offer, knowing(ECDSA), server(raw(ECDSA)));

    duet.succeeded();
    assertThat(duet.client().transcript().events(Event.Uncompressed.class))
        .singleElement()
        .satisfies(event ->
            assertThat(event.trace().field().toString()).contains("ASN1_subjectPublicKeyInfo"));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theClientsOrderDecidesBetweenKeyAndCertificate(ProtocolVersion version) {
    ServerSettings both = server(EngineServer.credential(CRYPTO, ECDSA), raw(ECDSA));

    assertThat(type(duet(offer(version, List.of(RAW, X509)), knowing(ECDSA), both))).isEqualTo(RAW);
    assertThat(type(duet(offer(version, List.of(X509, RAW)), knowing(ECDSA), both)))
        .isEqualTo(X509);
    assertThat(type(duet(offer(version, List.of(X509)), knowing(ECDSA), both))).isEqualTo(X509);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aKeyThatIsNotKnownEndsAStrictHandshake(ProtocolVersion version) {
    Duet duet = duet(offer(version, List.of(RAW)), knowing(OTHER), server(raw(ECDSA)));

    assertThat(rule(duet.client().transcript())).isEqualTo(Rule.UNKNOWN_RAW_PUBLIC_KEY);
    assertThat(alert(duet.server().transcript())).isEqualTo(AlertDescription.CERTIFICATE_UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aServerWithoutATypeTheClientTakesSaysSo(ProtocolVersion version) {
    ServerSettings certified = server(EngineServer.credential(CRYPTO, ECDSA));

    Duet duet = duet(offer(version, List.of(RAW)), knowing(ECDSA), certified);

    assertThat(rule(duet.server().transcript())).isEqualTo(Rule.NO_COMMON_CERTIFICATE_TYPE);
    assertThat(alert(duet.client().transcript()))
        .isEqualTo(AlertDescription.UNSUPPORTED_CERTIFICATE);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aClientPresentsItsKeyToo(ProtocolVersion version) {
    for (KeyKind kind : KeyKind.COMMON) {
      Certified own = Mint.localhost(kind);
      List<byte[]> shown = new ArrayList<>();
      Duet duet = duet(ours(version), knowing(ECDSA).with(List.of(raw(own))), asking(shown));

      Transcript transcript = duet.succeeded();
      assertThat(transcript.negotiated().orElseThrow().certificateTypes())
          .isEqualTo(new CertificateTypes(X509, RAW));
      assertThat(shown).singleElement().isEqualTo(spki(own));
      assertThat(CertificateAnswer.in(duet.client().transcript()).orElseThrow())
          .isInstanceOf(CertificateAnswer.Presented.class);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aServerThatTakesNoKeysIsNotShownOne(ProtocolVersion version) {
    var asked = new ClientAuthentication(false, List.of(), CertificateJudge.acceptingAll());
    ServerSettings settings = server(EngineServer.credential(CRYPTO, ECDSA)).with(asked);

    Duet duet = duet(ours(version), knowing(ECDSA).with(List.of(raw(OTHER))), settings);

    duet.succeeded();
    assertThat(CertificateAnswer.in(duet.client().transcript()))
        .contains(new CertificateAnswer.NoneAtHand());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aClientsKeyThatIsNotKnownIsRefused(ProtocolVersion version) {
    var asked = new ClientAuthentication(true, List.of(), List.of(RAW), _ -> Optional.empty());
    ServerSettings settings = server(EngineServer.credential(CRYPTO, ECDSA)).with(asked);

    Duet duet = duet(ours(version), knowing(ECDSA).with(List.of(raw(OTHER))), settings);

    assertThat(rule(duet.server().transcript())).isEqualTo(Rule.UNKNOWN_RAW_PUBLIC_KEY);
  }

  private static Duet duet(Offer offer, ClientSettings client, ServerSettings server) {
    return new Duet(ClientEngine.start(offer, client), ServerEngine.start(server)).play();
  }

  private static Offer offer(ProtocolVersion version, List<CertificateType> types) {
    return Offer.likeABrowser().versions(List.of(version)).serverCertificateTypes(types).build();
  }

  /** The offer of a client that has a raw public key of its own. */
  private static Offer ours(ProtocolVersion version) {
    return Offer.likeABrowser()
        .versions(List.of(version))
        .clientCertificateTypes(List.of(RAW))
        .build();
  }

  private static ServerSettings server(Credential... credentials) {
    ServerSettings plain = EngineServer.settings(CRYPTO, ServerPreferences.DEFAULT, ECDSA);
    return new ServerSettings(
        plain.clock(),
        plain.crypto(),
        plain.randomness(),
        List.of(credentials),
        plain.preferences(),
        plain.cookieKey(),
        plain.resumption(),
        plain.clientAuthentication(),
        plain.keyLog());
  }

  private static ServerSettings asking(List<byte[]> shown) {
    CertificateJudge judge =
        new CertificateJudge() {
          @Override
          public Optional<Violation> judge(Presented presented) {
            return Optional.empty();
          }

          @Override
          public Optional<Violation> judgeKey(byte[] subjectPublicKeyInfo) {
            shown.add(subjectPublicKeyInfo);
            return Optional.empty();
          }
        };
    return server(EngineServer.credential(CRYPTO, ECDSA))
        .with(new ClientAuthentication(true, List.of(), List.of(X509, RAW), judge));
  }

  /** Settings of a client that knows this key, and takes every certificate. */
  private static ClientSettings knowing(Certified certified) {
    ClientSettings plain = Duet.clientSettings(1);
    CertificateJudge judge =
        new CertificateJudge() {
          @Override
          public Optional<Violation> judge(Presented presented) {
            return Optional.empty();
          }

          @Override
          public Optional<Violation> judgeKey(byte[] subjectPublicKeyInfo) {
            return java.util.Arrays.equals(subjectPublicKeyInfo, spki(certified))
                ? Optional.empty()
                : Optional.of(CertificateJudge.unknownKey(subjectPublicKeyInfo, "ours", "another"));
          }
        };
    return new ClientSettings(
        plain.clock(), plain.crypto(), plain.randomness(), judge, plain.mode(), plain.keyLog());
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

  private static CertificateType type(Duet duet) {
    return duet.succeeded().negotiated().orElseThrow().certificateTypes().server();
  }

  private static byte[] keyIn(Transcript transcript) {
    return transcript
        .events(Event.Message.class)
        .flatMap(event ->
            switch (event.message()) {
              case RawPublicKey12 key -> List.of(key.subjectPublicKeyInfo().bytes()).stream();
              case Certificate13 message -> message.certificates().stream();
              case Certificate12 message -> message.certificates().stream();
              default -> List.<byte[]>of().stream();
            })
        .findFirst()
        .orElseThrow();
  }

  private static Rule rule(Transcript transcript) {
    return transcript.violation().orElseThrow().rule();
  }

  private static AlertDescription alert(Transcript transcript) {
    return transcript
        .events(Event.AlertMessage.class)
        .findFirst()
        .orElseThrow()
        .alert()
        .description();
  }
}
