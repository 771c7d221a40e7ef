package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Randomness;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.MaxEarlyDataSize;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.EndOfEarlyData;
import dev.ascertain.wire.handshake.Finished;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tickets and early data of TLS 1.3, with a time that the test decides. */
class ResumptionTest {
  private static final byte[] EARLY = {1, 2, 3, 4, 5};
  private static final Duration TOLERANCE = Duration.ofSeconds(10);
  private static final int LIMIT = 1_000;

  private final Randomness randomness = new Random(7)::nextBytes;
  private final Clock clock = new Clock();
  private final RotatingTicketKeys keys =
      new RotatingTicketKeys(randomness, clock, Duration.ofHours(12));
  private final EarlyData early =
      new EarlyData(LIMIT, TOLERANCE, new ReplayWindow(clock, TOLERANCE.multipliedBy(2), 100));
  private final Resumption plain = Resumption.with(keys, clock);
  private final Resumption withEarly = plain.and(early);

  ResumptionTest() {
    // RFC 9846 section 8.2: a server that has just been started takes no early data.
    clock.pass(TOLERANCE.multipliedBy(2));
  }

  /** Stands still until it is told to go on. */
  private static final class Clock implements InstantSource {
    private Instant now = Instant.parse("2026-07-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  @Test
  void aTicketResumesWithoutACertificate() throws Exception {
    // [4.5.1-1]
    List<ScriptedClient.Resumable> sessions = sessions(plain);
    assertThat(sessions).hasSize(2);

    Transcript transcript = completed(client(plain).resuming(sessions.getLast()).run());

    assertThat(transcript.messages(Certificate13.class)).isEmpty();
    assertThat(transcript.negotiated().orElseThrow().signatureScheme()).isEmpty();
  }

  @Test
  void aResumedSessionGivesTicketsToo() throws Exception {
    ScriptedClient second = client(plain).resuming(sessions(plain).getFirst()).run();

    Transcript transcript = completed(client(plain).resuming(second.sessions().getFirst()).run());

    assertThat(transcript.messages(Certificate13.class)).isEmpty();
  }

  @Test
  void ticketsAreGoodForTheirLifetimeOnly() throws Exception {
    ScriptedClient.Resumable session = sessions(plain).getFirst();

    clock.pass(Duration.ofHours(1));
    assertThat(isResumed(client(plain).resuming(session).run())).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(isResumed(client(plain).resuming(session).run())).isFalse();
  }

  @Test
  void ticketKeysRotate() throws Exception {
    Resumption days =
        new Resumption(
            keys, clock, Duration.ofDays(7), 1, plain.sessions(), plain.earlyData(), false);
    ScriptedClient.Resumable session = sessions(days).getFirst();

    clock.pass(Duration.ofHours(13));
    assertThat(isResumed(client(days).resuming(session).run())).isTrue();
    clock.pass(Duration.ofHours(12));
    assertThat(isResumed(client(days).resuming(session).run())).isFalse();
  }

  @Test
  void whatIsNoTicketOfOursIsIgnored() throws Exception {
    ScriptedClient.Resumable session = sessions(plain).getFirst();
    byte[] changed = session.ticket().ticket().bytes();
    changed[40] ^= 1;

    for (byte[] ticket : List.of(changed, new byte[1], new byte[100])) {
      ScriptedClient client = client(plain).resuming(session.with(new Opaque(ticket))).run();
      assertThat(isResumed(client)).isFalse();
    }
  }

  @Test
  void aClientWithoutTheKeyIsRefused() throws Exception {
    ScriptedClient.Resumable session = sessions(plain).getFirst();
    ScriptedClient client = client(plain).resuming(session.with(Secret.copyOf(new byte[32]))).run();

    assertThat(client.engine().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.BAD_BINDER);
    assertThat(client.lastAlert()).contains(AlertDescription.DECRYPT_ERROR);
  }

  @Test
  void earlyDataIsTakenOnce() throws Exception {
    // [4.3.10-4]
    ScriptedClient.Resumable session = sessions(withEarly).getFirst();
    assertThat(session.ticket().extensions().find(MaxEarlyDataSize.class))
        .contains(new MaxEarlyDataSize(LIMIT));

    ScriptedClient first = client(withEarly).resuming(session).early(EARLY).run();
    Transcript transcript = completed(first);
    assertThat(first.earlyDataAccepted()).isTrue();
    assertThat(first.engine().takeEarlyData()).containsExactly(EARLY);
    assertThat(first.engine().takeApplicationData()).isEmpty();
    assertThat(transcript.messages(EndOfEarlyData.class))
        .extracting(Event.Message::epoch)
        .containsExactly(Epoch.EARLY_DATA);

    // The same bytes again: RFC 9846 section 8.2.
    ScriptedClient replayed = client(withEarly).resuming(session).early(EARLY).run();
    completed(replayed);
    assertThat(isResumed(replayed)).isTrue();
    assertThat(replayed.earlyDataAccepted()).isFalse();
    assertThat(replayed.engine().takeEarlyData()).isEmpty();
  }

  @Test
  void earlyDataThatIsNotTakenIsPassedOver() throws Exception {
    // [4.3.10-4]
    ScriptedClient.Resumable session = sessions(plain).getFirst();

    ScriptedClient client = client(plain).resuming(session).early(EARLY).run();

    completed(client);
    assertThat(isResumed(client)).isTrue();
    assertThat(client.earlyDataAccepted()).isFalse();
    assertThat(client.engine().takeEarlyData()).isEmpty();
  }

  @Test
  void earlyDataBeforeARetryIsPassedOver() throws Exception {
    // [4.3.10-4]
    ScriptedClient.Resumable session = sessions(withEarly).getFirst();

    ScriptedClient client =
        client(withEarly).resuming(session).early(EARLY).retryingWithoutPsk().run();

    completed(client);
    assertThat(client.engine().takeEarlyData()).isEmpty();
  }

  // RFC 9846 section 8.3.
  @Test
  void earlyDataIsRefusedIfTheClientsAgeOfTheTicketIsNotOurs() throws Exception {
    // [4.3.10-3], [4.3.10-9]
    ScriptedClient.Resumable session = sessions(withEarly).getFirst();
    clock.pass(TOLERANCE.plusMillis(1));

    ScriptedClient client = client(withEarly).resuming(session).early(EARLY).run();

    assertThat(isResumed(client)).isTrue();
    assertThat(client.earlyDataAccepted()).isFalse();
  }

  @Test
  void earlyDataIsRefusedForAnotherApplicationProtocol() throws Exception {
    // [4.3.10-7]
    // [4.3.10-9]
    ScriptedClient.Resumable session = sessions(withEarly).getFirst();
    ServerPreferences silent = ScriptedClient.PREFERENCES.withApplicationProtocols();

    ScriptedClient client = client(withEarly).served(silent).resuming(session).early(EARLY).run();

    assertThat(isResumed(client)).isTrue();
    assertThat(client.earlyDataAccepted()).isFalse();
  }

  @Test
  void tooMuchEarlyDataEndsTheConnection() throws Exception {
    ScriptedClient.Resumable session = sessions(withEarly).getFirst();

    ScriptedClient client = client(withEarly).resuming(session).early(new byte[LIMIT + 1]).run();

    assertThat(client.engine().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.TOO_MUCH_EARLY_DATA);
  }

  @Test
  void acceptedEarlyDataEndsWithItsEnd() throws Exception {
    // [4.6-1]
    ScriptedClient.Resumable session = sessions(withEarly).getFirst();

    ScriptedClient client =
        client(withEarly)
            .resuming(session)
            .early(EARLY)
            .replacing(EndOfEarlyData.class, new Finished(new Opaque(new byte[32])))
            .run();

    assertThat(client.engine().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.UNEXPECTED_MESSAGE);
  }

  /** Without end, records that do not decrypt are no early data. */
  @Test
  void onlySoMuchIsPassedOver() throws Exception {
    ScriptedClient.Resumable session = sessions(plain).getFirst();
    ScriptedClient client =
        client(plain)
            .resuming(session)
            .early(EARLY)
            .before(
                Finished.class,
                c -> {
                  for (int i = 0; i < 40; i++) {
                    c.plainRecord(ContentType.APPLICATION_DATA, new byte[1_000]);
                  }
                })
            .run();

    assertThat(client.engine().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.BAD_RECORD_MAC);
  }

  private static ScriptedClient client(Resumption resumption) {
    return ScriptedClient.tls13().resumable(resumption);
  }

  private static List<ScriptedClient.Resumable> sessions(Resumption resumption) throws Exception {
    ScriptedClient client = client(resumption).run();
    assertThat(client.engine().isConnected()).isTrue();
    return client.sessions();
  }

  private static boolean isResumed(ScriptedClient client) {
    return completed(client).messages(Certificate13.class).findAny().isEmpty();
  }

  private static Transcript completed(ScriptedClient client) {
    Transcript transcript = client.engine().transcript();
    assertThat(transcript.violation()).isEmpty();
    assertThat(client.engine().isConnected()).isTrue();
    return transcript;
  }
}
