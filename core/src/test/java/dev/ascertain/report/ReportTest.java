package dev.ascertain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.IpAddress;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Observation;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import dev.ascertain.observation.TcpConnect;
import dev.ascertain.verify.CheckResult;
import dev.ascertain.verify.Outcome;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final long MILLI = 1_000_000;
  private static final Target TARGET = new Target("a.example", "a.example", 443, Optional.empty());
  private static final IpAddress ADDRESS = new IpAddress(new byte[] {(byte) 192, 0, 2, 1});
  private static final Endpoint REMOTE = new Endpoint(ADDRESS, 443);
  private static final Event GOODBYE = alert(40, Sender.CLIENT, AlertDescription.CLOSE_NOTIFY);

  @Test
  void aNameWithoutAddressFailsInTheLookup() {
    NetworkFailure failure = new NetworkFailure.NameNotResolved("a.example", "not known");
    Report report = report(unconnected(failure));
    assertThat(report.verdict())
        .isEqualTo(
            new Verdict(
                Verdict.Result.FAILED,
                "The name a.example could not be resolved: not known.",
                Optional.of(Verdict.Cause.NAME_LOOKUP)));
    assertThat(report.failure()).contains(failure);
    assertThat(report.handshake()).isEmpty();
  }

  @Test
  void whatFailedDecidesTheCause() {
    assertThat(cause(new NetworkFailure.ConnectionRefused(REMOTE))).contains(Verdict.Cause.CONNECT);
    assertThat(cause(new NetworkFailure.Unreachable(REMOTE, ""))).contains(Verdict.Cause.CONNECT);
    assertThat(cause(new NetworkFailure.TimedOut(Stage.TCP_CONNECT, "a", 1)))
        .contains(Verdict.Cause.TIMEOUT);
    assertThat(cause(new NetworkFailure.SystemError(Stage.NAME_LOOKUP, "a", "b")))
        .contains(Verdict.Cause.NAME_LOOKUP);
    assertThat(cause(new NetworkFailure.ConnectionReset(REMOTE, Stage.HANDSHAKE)))
        .contains(Verdict.Cause.HANDSHAKE);
  }

  @Test
  void anAlertFailsTheHandshake() {
    Report report = report(talked(alert(20, Sender.SERVER, AlertDescription.HANDSHAKE_FAILURE)));
    assertThat(report.verdict().cause()).contains(Verdict.Cause.HANDSHAKE);
    assertThat(report.verdict().sentence())
        .isEqualTo("The server ended the handshake: handshake_failure.");
  }

  @Test
  void inStrictModeTheRefusalOfACertificateIsNotAMatterOfTheHandshake() {
    assertThat(report(talked(broken(Rule.CERTIFICATE_EXPIRED))).verdict().cause())
        .contains(Verdict.Cause.CERTIFICATE);
    assertThat(report(talked(broken(Rule.BAD_FINISHED))).verdict().cause())
        .contains(Verdict.Cause.HANDSHAKE);
  }

  @Test
  void withoutCertificatesNoCheckCanBeTold() {
    assertThat(report(talked()).checks())
        .hasSize(5)
        .extracting(CheckResult::outcome)
        .containsOnly(Outcome.COULD_NOT_TELL);
  }

  @Test
  void stepsFollowEachOtherWithoutGaps() {
    Report report =
        report(
            talked(
                new Event.ChangeCipherSpec(15 * MILLI, Sender.CLIENT),
                alert(30 * MILLI, Sender.SERVER, AlertDescription.HANDSHAKE_FAILURE),
                GOODBYE));
    assertThat(report.timeline())
        .extracting(Step::kind)
        .containsExactly(
            Step.Kind.NAME_LOOKUP,
            Step.Kind.TCP_CONNECT,
            Step.Kind.CLIENT_FLIGHT,
            Step.Kind.SERVER_FLIGHT);
    assertThat(report.timeline())
        .extracting(Step::length)
        .containsExactly(millis(4), millis(8), millis(3), millis(15));
    for (int i = 1; i < report.timeline().size(); i++) {
      assertThat(report.timeline().get(i).start()).isEqualTo(report.timeline().get(i - 1).end());
    }
    assertThat(report.length()).isEqualTo(millis(30));
  }

  @Test
  void waitingInVainTakesTimeToo() {
    NetworkFailure late = new NetworkFailure.TimedOut(Stage.HANDSHAKE, "a", 500 * MILLI);
    Observation seen =
        new Observation(
            connected(),
            Optional.of(transcript(new Event.ChangeCipherSpec(15 * MILLI, Sender.CLIENT), GOODBYE)),
            Optional.of(late),
            Optional.empty(),
            List.of(),
            List.of());
    Report report = report(seen);
    assertThat(report.verdict().cause()).contains(Verdict.Cause.TIMEOUT);
    assertThat(report.timeline().getLast().kind()).isEqualTo(Step.Kind.SERVER_FLIGHT);
    assertThat(report.length()).isEqualTo(millis(512));
  }

  @Test
  void theHttpStepEndsWithTheServersLastWord() {
    Observation seen =
        new Observation(
            connected(),
            Optional.of(
                transcript(
                    new Event.ApplicationData(20 * MILLI, Sender.CLIENT, 9),
                    new Event.ApplicationData(50 * MILLI, Sender.SERVER, 9),
                    GOODBYE)),
            Optional.empty(),
            Optional.of(new HttpAnswer.NotHttp("It is not.")),
            List.of(),
            List.of());
    Step http = report(seen).timeline().getLast();
    assertThat(http.kind()).isEqualTo(Step.Kind.HTTP);
    assertThat(http.end()).isEqualTo(millis(50));
  }

  @Test
  void ladderEntriesKeepTheIndexOfTheirEvents() {
    Report report = report(talked(broken(Rule.BAD_FINISHED), GOODBYE));
    assertThat(report.handshake().orElseThrow().ladder())
        .extracting(LadderEntry::name)
        .containsExactly("rule broken", "Alert");
  }

  private static Report report(Observation seen) {
    return Report.of(
        "1.0",
        Instant.EPOCH,
        new Settings(List.of(), Mode.OBSERVE),
        seen,
        Optional.empty(),
        List.of(),
        Crypto.forOneHandshake());
  }

  private static Optional<Verdict.Cause> cause(NetworkFailure failure) {
    return report(unconnected(failure)).verdict().cause();
  }

  private static Observation unconnected(NetworkFailure failure) {
    ConnectAttempt attempt =
        new ConnectAttempt(TARGET, Optional.empty(), lookup(), List.of(), Optional.of(failure));
    return new Observation(
        attempt, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  private static Observation talked(Event... events) {
    return new Observation(
        connected(),
        Optional.of(transcript(events)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Transcript transcript(Event... events) {
    return new Transcript(List.of(events), List.of(), Optional.empty());
  }

  private static ConnectAttempt connected() {
    TcpConnect connect =
        new TcpConnect(REMOTE, 4 * MILLI, 12 * MILLI, new TcpConnect.Outcome.Connected(REMOTE));
    return new ConnectAttempt(
        TARGET, Optional.empty(), lookup(), List.of(connect), Optional.empty());
  }

  private static DnsLookup lookup() {
    return new DnsLookup(
        "a.example", DnsLookup.Source.RESOLVER, List.of(ADDRESS), 0, 4 * MILLI, Optional.empty());
  }

  private static Event alert(long nanos, Sender sender, AlertDescription description) {
    return new Event.AlertMessage(nanos, sender, Epoch.PLAINTEXT, Alert.fatal(description));
  }

  private static Event broken(Rule rule) {
    return new Event.Broken(20 * MILLI, new Violation(rule, "", new ByteRange(0, 0), "a", "b"));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
