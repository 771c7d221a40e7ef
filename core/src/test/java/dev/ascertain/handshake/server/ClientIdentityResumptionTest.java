package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.KeyProof;
import dev.ascertain.handshake.client.ClientEngine;
import dev.ascertain.handshake.client.ClientSession;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.handshake.client.PriorKeys;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.handshake.CertificateRequest12;
import dev.ascertain.wire.handshake.CertificateRequest13;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that showed its certificate comes back, and is still known by it. */
class ClientIdentityResumptionTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Certified SERVER = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified CLIENT = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Credential OURS = EngineServer.credential(CRYPTO, CLIENT);

  private final List<ClientSession> kept = new ArrayList<>();
  private final Judge judge = new Judge();
  private final Resumption tickets =
      Resumption.with(
              TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes)), InstantSource.system())
          .and(new SessionCache(10));

  /** Writes down what it is shown, the first time and again. */
  private static final class Judge implements CertificateJudge {
    private final List<Presented> shown = new ArrayList<>();
    private final List<Presented> again = new ArrayList<>();
    private boolean refuses;

    @Override
    public Optional<Violation> judge(Presented presented) {
      return judgeEither(presented);
    }

    @Override
    public Optional<Violation> judgeEither(Presented presented) {
      shown.add(presented);
      return Optional.empty();
    }

    @Override
    public Optional<Violation> judgeAgain(Presented presented) {
      again.add(presented);
      return refuses
          ? Optional.of(
              new Violation(Rule.CERTIFICATE_EXPIRED, "", new ByteRange(0, 0), "new", "old"))
          : Optional.empty();
    }
  }

  static List<ProtocolVersion> versions() {
    return List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void isKnownByWhatItShowedBefore(ProtocolVersion version) {
    Offer offer = offer(version);
    play(offer, asking(true), PriorKeys.NONE, OURS).succeeded();
    assertThat(judge.shown).hasSize(1);

    Duet second = play(offer, asking(true), PriorKeys.of(kept.getFirst()), OURS);

    second.succeeded();
    assertThat(second.client().transcript().keyProof()).isEqualTo(KeyProof.PRE_SHARED_KEY);
    assertThat(judge.shown).hasSize(1);
    assertThat(judge.again)
        .singleElement()
        .satisfies(presented -> {
          assertThat(presented.type()).isEqualTo(CertificateType.X509);
          assertThat(presented.certificates())
              .usingRecursiveComparison()
              .isEqualTo(judge.shown.getFirst().certificates());
        });
  }

  @Test
  void alsoByTheSessionIdOfTls12() {
    Offer browser = offer(ProtocolVersion.TLS_1_2);
    Offer offer =
        new Offer(
            browser.cipherSuites(),
            browser.extensions().stream()
                .filter(e -> !e.type().equals(ExtensionType.SESSION_TICKET))
                .toList(),
            List.of(),
            false);
    play(offer, asking(true), PriorKeys.NONE, OURS);

    Duet second = play(offer, asking(true), PriorKeys.of(kept.getFirst()), OURS);

    second.succeeded();
    assertThat(second.client().transcript().keyProof()).isEqualTo(KeyProof.PRE_SHARED_KEY);
    assertThat(judge.again).hasSize(1);
  }

  /** A ticket of a resumed connection says no less than the one before it. */
  @Test
  void isKnownTheThirdTimeToo() {
    Offer offer = offer(ProtocolVersion.TLS_1_3);
    play(offer, asking(true), PriorKeys.NONE, OURS);
    play(offer, asking(true), PriorKeys.of(kept.getFirst()), OURS);

    Duet third = play(offer, asking(true), PriorKeys.of(kept.getLast()), OURS);

    third.succeeded();
    assertThat(third.client().transcript().keyProof()).isEqualTo(KeyProof.PRE_SHARED_KEY);
    assertThat(judge.again).hasSize(2);
  }

  /** So a certificate that expired, or was revoked, since does not live on in a ticket. */
  @ParameterizedTest
  @MethodSource("versions")
  void mustShowItAgainIfTheJudgeSaysSo(ProtocolVersion version) {
    Offer offer = offer(version);
    play(offer, asking(true), PriorKeys.NONE, OURS);
    judge.refuses = true;

    Duet second = play(offer, asking(true), PriorKeys.of(kept.getFirst()), OURS);

    second.succeeded();
    assertThat(second.client().transcript().keyProof()).isNotEqualTo(KeyProof.PRE_SHARED_KEY);
    assertThat(judge.shown).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whoShowedNothingMustDoSoWhereItIsRequired(ProtocolVersion version) {
    Offer offer = offer(version);
    play(offer, asking(false), PriorKeys.NONE);
    assertThat(kept).isNotEmpty();

    Duet optional = play(offer, asking(false), PriorKeys.of(kept.getFirst()));
    assertThat(optional.client().transcript().keyProof()).isEqualTo(KeyProof.PRE_SHARED_KEY);

    Duet required = play(offer, asking(true), PriorKeys.of(kept.getFirst()), OURS);
    required.succeeded();
    assertThat(required.client().transcript().keyProof()).isNotEqualTo(KeyProof.PRE_SHARED_KEY);
    assertThat(judge.shown).hasSize(1);
  }

  /** RFC 9846 section 4.4.2: no CertificateRequest goes with a pre-shared key. */
  @ParameterizedTest
  @MethodSource("versions")
  void isNotAskedAgain(ProtocolVersion version) {
    // [4.4.2-6]
    Offer offer = offer(version);
    play(offer, asking(true), PriorKeys.NONE, OURS);

    Duet second = play(offer, asking(true), PriorKeys.of(kept.getFirst()), OURS);

    assertThat(second.client().transcript().messages(CertificateRequest13.class)).isEmpty();
    assertThat(second.client().transcript().messages(CertificateRequest12.class)).isEmpty();
  }

  /** What a client shows is its choice; what is kept of it is bounded. */
  @ParameterizedTest
  @MethodSource("versions")
  void aLongChainIsNotKept(ProtocolVersion version) {
    Certified longest = Mint.localhost(KeyKind.RSA_2048);
    Certified huge =
        longest.followedBy(java.util.Collections.nCopies(40, longest.issuers().getFirst()));

    Duet duet =
        play(offer(version), asking(true), PriorKeys.NONE, EngineServer.credential(CRYPTO, huge));

    duet.succeeded();
    assertThat(kept).isEmpty();
  }

  private static Offer offer(ProtocolVersion version) {
    return Offer.likeABrowser().versions(List.of(version)).build();
  }

  private ServerSettings asking(boolean required) {
    return EngineServer.settings(CRYPTO, ServerPreferences.DEFAULT, SERVER)
        .with(tickets)
        .with(new ClientAuthentication(required, List.of(), judge));
  }

  private Duet play(Offer offer, ServerSettings settings, PriorKeys prior, Credential... ours) {
    return new Duet(
            ClientEngine.start(
                offer, Duet.clientSettings(1).with(List.of(ours)).with(kept::add), prior),
            ServerEngine.start(settings))
        .play();
  }
}
