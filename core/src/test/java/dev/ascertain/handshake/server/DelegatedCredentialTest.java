package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.OfferExtra;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Delegate;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys that a certificate delegates to, from our server to our client (RFC 9345). */
class DelegatedCredentialTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Certified RSA = Delegate.localhost(KeyKind.RSA_2048);
  private static final Set<OfferExtra> ASKING = Set.of(OfferExtra.DELEGATED_CREDENTIAL);

  @Test
  void theDelegatedKeySignsForAClientThatAsks() {
    Duet duet = duet(Offer.likeABrowser().extras(ASKING).build());

    Transcript transcript = duet.succeeded();
    assertThat(transcript.negotiated().orElseThrow().signatureScheme())
        .contains(SignatureScheme.ECDSA_SECP256R1_SHA256);
    assertThat(duet.client().transcript().keyProof()).isEqualTo(KeyProof.DELEGATED_CREDENTIAL);
    assertThat(judged(duet)).singleElement().satisfies(e -> assertThat(e.violation()).isEmpty());
  }

  @Test
  void itComesCompressedToo() {
    Set<OfferExtra> both =
        Set.of(OfferExtra.DELEGATED_CREDENTIAL, OfferExtra.COMPRESSED_CERTIFICATE);
    Duet duet = duet(Offer.likeABrowser().extras(both).build());

    duet.succeeded();
    assertThat(judged(duet)).hasSize(1);
  }

  @Test
  void aClientThatDoesNotAskGetsTheCertificatesOwnKey() {
    Duet duet = duet(Offer.likeABrowser().build());

    duet.succeeded();
    assertThat(duet.client().transcript().keyProof()).isEqualTo(KeyProof.CERTIFICATE_VERIFY);
    assertThat(judged(duet)).isEmpty();
  }

  /** "A server MUST ignore this extension" below TLS 1.3. */
  @Test
  void thereIsNoneInTls12() {
    Duet duet =
        duet(
            Offer.likeABrowser()
                .versions(List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2))
                .extras(ASKING)
                .build(),
            ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2));

    duet.succeeded();
    assertThat(judged(duet)).isEmpty();
  }

  /** The credential is signed by a scheme that this client cannot verify. */
  @Test
  void aClientThatCannotVerifyTheCredentialGetsTheCertificatesOwnKey() {
    Duet duet =
        duet(
            Offer.likeABrowser()
                .signatureSchemes(
                    List.of(
                        SignatureScheme.ECDSA_SECP256R1_SHA256,
                        SignatureScheme.RSA_PSS_RSAE_SHA384))
                .extras(ASKING)
                .build());

    duet.succeeded();
    assertThat(judged(duet)).isEmpty();
  }

  /** In observe mode everything goes on, and nothing is proven. */
  @Test
  void aCredentialThatIsRefusedProvesNothing() {
    ClientSettings plain = Duet.clientSettings(1);
    ClientSettings refusing =
        new ClientSettings(
            plain.clock(),
            plain.crypto(),
            plain.randomness(),
            _ -> Optional.empty(),
            Mode.OBSERVE,
            plain.keyLog());
    Duet duet =
        new Duet(
                ClientEngine.start(Offer.likeABrowser().extras(ASKING).build(), refusing),
                ServerEngine.start(settings(ServerPreferences.DEFAULT)))
            .play();

    assertThat(duet.client().isConnected()).isTrue();
    assertThat(duet.client().transcript().keyProof()).isEqualTo(KeyProof.BAD_DELEGATION);
  }

  private static List<Event.DelegationJudged> judged(Duet duet) {
    return duet.client().transcript().events(Event.DelegationJudged.class).toList();
  }

  private static Duet duet(Offer offer) {
    return duet(offer, ServerPreferences.DEFAULT);
  }

  private static Duet duet(Offer offer, ServerPreferences preferences) {
    return Duet.of(offer, settings(preferences)).play();
  }

  private static ServerSettings settings(ServerPreferences preferences) {
    Credential.Delegated delegated =
        Delegate.to(RSA, SignatureScheme.RSA_PSS_RSAE_SHA256, Duration.ofDays(3));
    ServerSettings plain = EngineServer.settings(CRYPTO, preferences, RSA);
    return new ServerSettings(
        plain.clock(),
        plain.crypto(),
        plain.randomness(),
        List.of(plain.credentials().getFirst().delegatingTo(delegated)),
        plain.preferences(),
        plain.cookieKey(),
        plain.resumption(),
        plain.clientAuthentication(),
        plain.keyLog());
  }
}
