package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SessionTicket;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.NewSessionTicket12;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** When a TLS 1.2 session is resumed, and when it must not be. */
class Resumption12Test {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  private final TicketKeys keys = TicketKeys.of(TicketKey.fresh(new Random(7)::nextBytes));
  private final Resumption resumption = Resumption.with(keys, InstantSource.fixed(NOW));

  @Test
  void aTicketIsResumed() {
    Transcript transcript = answer(hello -> hello, resumption);

    assertThat(isResumed(transcript)).isTrue();
    assertThat(transcript.negotiated().orElseThrow().extendedMasterSecret()).isTrue();
  }

  // RFC 6066 section 3.
  @Test
  void notForAnotherServerName() {
    assertThat(
            isResumed(
                answer(
                    hello -> ScriptedClient.with(hello, ServerName.ofHost("other.example")),
                    resumption)))
        .isFalse();
  }

  @Test
  void notWithoutTheSuiteOfTheSession() {
    UnaryOperator<ClientHello> otherSuite =
        hello ->
            new ClientHello(
                hello.legacyVersion(),
                hello.random(),
                hello.legacySessionId(),
                List.of(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384),
                hello.legacyCompressionMethods(),
                hello.extensions());

    assertThat(isResumed(answer(otherSuite, resumption))).isFalse();
  }

  @Test
  void notAfterItsLifetime() {
    Resumption later = Resumption.with(keys, InstantSource.fixed(NOW.plus(Duration.ofHours(2))));

    assertThat(isResumed(answer(hello -> hello, later))).isFalse();
  }

  // RFC 7627 section 5.3.
  @Test
  void withoutExtendedMasterSecretItIsRefused() {
    Transcript transcript =
        answer(
            hello -> ScriptedClient.without(hello, ExtensionType.EXTENDED_MASTER_SECRET),
            resumption);

    assertThat(transcript.violation().orElseThrow().rule()).isEqualTo(Rule.MISSING_EXTENSION);
  }

  @Test
  void notWhatIsNoTicket() {
    assertThat(
            isResumed(
                answer(
                    hello ->
                        ScriptedClient.with(hello, new SessionTicket(new Opaque(new byte[99]))),
                    resumption)))
        .isFalse();
  }

  /** What the server says to a hello with the ticket of an earlier session, changed. */
  private Transcript answer(UnaryOperator<ClientHello> change, Resumption then) {
    ScriptedClient first = ScriptedClient.tls12().resumable(resumption).run();
    assertThat(first.engine().isConnected()).isTrue();
    Opaque ticket =
        first
            .engine()
            .transcript()
            .messages(NewSessionTicket12.class)
            .map(e -> ((NewSessionTicket12) e.message()).ticket())
            .findFirst()
            .orElseThrow();
    ScriptedClient second = ScriptedClient.tls12().resumable(then).start();
    second.message(change.apply(ScriptedClient.with(second.hello(), new SessionTicket(ticket))));
    return second.engine().transcript();
  }

  private static boolean isResumed(Transcript transcript) {
    assertThat(transcript.violation()).isEmpty();
    boolean full = transcript.messages(Certificate12.class).findAny().isPresent();
    assertThat(transcript.messages(Finished.class).findAny().isPresent()).isEqualTo(!full);
    return !full;
  }
}
