package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.CertificateDemand;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.OfferExtra;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CompressedCertificate;
import dev.ascertain.x509.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a client chooses the certificate it presents, and says what it was asked. */
class ClientCertificateTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Certified SERVER = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified ECDSA = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified RSA =
      Mint.leaf(Mint.root("Authority for Clients").mint(), "client").key(KeyKind.RSA_2048).mint();

  static List<ProtocolVersion> versions() {
    return List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyKindOfKeySigns(ProtocolVersion version) {
    // [4.5.2-2], [4.5.2-3]
    for (KeyKind kind : KeyKind.COMMON) {
      Certified own = Mint.localhost(kind);
      List<CertificateJudge.Presented> shown = new ArrayList<>();
      Transcript transcript = talk(version, asking(true, shown), own);

      assertThat(transcript.completed()).as("%s", kind).isTrue();
      assertThat(answer(transcript)).isInstanceOf(CertificateAnswer.Presented.class);
      assertThat(shown).hasSize(1);
      assertThat(shown.getFirst().certificates()).hasSize(own.presented().size());
    }
  }

  /** RFC 8879: our server asks for it; a client that compresses says so by its own offer. */
  @Test
  void aClientThatTakesCompressedCertificatesCompressesItsOwn() {
    Offer offer = Offer.likeABrowser().extras(Set.of(OfferExtra.COMPRESSED_CERTIFICATE)).build();

    Duet duet = duet(offer, asking(true, new ArrayList<>()), ECDSA);

    duet.succeeded();
    for (Transcript transcript : List.of(duet.client().transcript(), duet.server().transcript())) {
      assertThat(transcript.messages(CompressedCertificate.class))
          .extracting(Event.Message::sender)
          .containsExactly(Sender.SERVER, Sender.CLIENT);
      assertThat(transcript.events(Event.Uncompressed.class))
          .extracting(event -> ((Certificate13) event.message()).certificateList().size())
          .contains(ECDSA.presented().size());
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theOneThatTheServersAuthoritiesIssuedIsPreferred(ProtocolVersion version) {
    Transcript transcript = talk(version, naming(RSA), ECDSA, RSA);

    assertThat(answer(transcript))
        .isInstanceOfSatisfying(
            CertificateAnswer.Presented.class,
            presented -> {
              assertThat(presented.certificate()).isEqualTo(der(RSA));
              assertThat(presented.issuedAsAsked()).isTrue();
            });
    assertThat(CertificateDemand.in(transcript).orElseThrow().authorities())
        .containsExactly(issuer(RSA));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void oneThatTheyDidNotIssueIsTriedAllTheSame(ProtocolVersion version) {
    Transcript transcript = talk(version, naming(RSA), ECDSA);

    assertThat(answer(transcript))
        .isInstanceOfSatisfying(
            CertificateAnswer.Presented.class,
            presented -> assertThat(presented.issuedAsAsked()).isFalse());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void oneThatCannotSignAsAskedIsNotPresented(ProtocolVersion version) {
    ServerSettings settings =
        EngineServer.settings(
                CRYPTO,
                ServerPreferences.DEFAULT.withSignatureSchemes(
                    List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)),
                SERVER)
            .with(new ClientAuthentication(false, List.of(), CertificateJudge.acceptingAll()));
    Transcript transcript = talk(version, settings, RSA);

    assertThat(transcript.completed()).isTrue();
    assertThat(answer(transcript)).isEqualTo(new CertificateAnswer.NoneFits());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aClientWithoutCertificatesSaysSo(ProtocolVersion version) {
    Transcript transcript = talk(version, asking(false, new ArrayList<>()));

    assertThat(transcript.completed()).isTrue();
    assertThat(answer(transcript)).isEqualTo(new CertificateAnswer.NoneAtHand());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theServerNoticesAKeyThatIsNotTheCertificates(ProtocolVersion version) {
    Certified mixed =
        new Certified(
            ECDSA.presented(),
            Mint.localhost(KeyKind.ECDSA_P256).keys(),
            ECDSA.signatureAlgorithm(),
            ECDSA.issuer());
    Duet duet = duet(version, asking(true, new ArrayList<>()), mixed);

    assertThat(duet.server().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.BAD_HANDSHAKE_SIGNATURE);
  }

  private static Transcript talk(
      ProtocolVersion version, ServerSettings settings, Certified... own) {
    return duet(version, settings, own).client().transcript();
  }

  private static Duet duet(ProtocolVersion version, ServerSettings settings, Certified... own) {
    return duet(Offer.likeABrowser().versions(List.of(version)).build(), settings, own);
  }

  private static Duet duet(Offer offer, ServerSettings settings, Certified... own) {
    List<Credential> credentials =
        Arrays.stream(own).map(c -> EngineServer.credential(CRYPTO, c)).toList();
    return new Duet(
            ClientEngine.start(offer, Duet.clientSettings(1).with(credentials)),
            ServerEngine.start(settings))
        .play();
  }

  private static CertificateAnswer answer(Transcript transcript) {
    return transcript.events(Event.CertificateAnswered.class).findFirst().orElseThrow().answer();
  }

  private static ServerSettings asking(boolean required, List<CertificateJudge.Presented> shown) {
    return settings(
        new ClientAuthentication(
            required,
            List.of(),
            presented -> {
              shown.add(presented);
              return Optional.empty();
            }));
  }

  private static ServerSettings naming(Certified client) {
    Opaque name = new Opaque(client.presented().getLast().getIssuerX500Principal().getEncoded());
    return settings(new ClientAuthentication(true, List.of(name), CertificateJudge.acceptingAll()));
  }

  private static ServerSettings settings(ClientAuthentication asked) {
    return EngineServer.settings(CRYPTO, ServerPreferences.DEFAULT, SERVER).with(asked);
  }

  private static byte[] der(Certified certified) {
    return EngineServer.credential(CRYPTO, certified).chain().getFirst().bytes();
  }

  private static String issuer(Certified client) {
    try {
      return Name.decode(client.presented().getLast().getIssuerX500Principal().getEncoded())
          .toString();
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
  }
}
