package dev.ascertain.report;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.EvidenceFetch;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Observation;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.observation.Target;
import dev.ascertain.verify.Check;
import dev.ascertain.verify.CheckResult;
import dev.ascertain.verify.Outcome;
import dev.ascertain.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of an examination. Text in it that came from the server is as the server sent it,
 * unless its Javadoc says that it is safe to print: renderers escape it.
 *
 * @param toolVersion the version of Ascertain
 * @param started when the examination began, UTC
 * @param settings the choices a reader must know
 * @param verdict what it came to
 * @param diagnoses what is wrong and what to do about it, the most important first
 * @param connect how the connection came about, or why it did not
 * @param timeline where the time went
 * @param handshake what was said; empty if there was no connection
 * @param judgement by what the certificates were judged; empty if none came
 * @param certificates the certificates as sent, then the root the best path leads to
 * @param checks the five checks, in the order of {@link Check}
 * @param failure why the network ended it early; empty if it did not
 * @param http what came back when a page was asked for; empty if none was
 * @param verification what became of the certificates, in full; empty if none came. {@code
 *     judgement}, {@code certificates} and {@code checks} are drawn from it
 * @param fetches what verification wanted from elsewhere, and what came of it
 * @param probes further connections that were made, and why
 * @param resumption the second connection, if one was to resume the first
 * @param encryptedHello what became of an encrypted ClientHello, if one was wanted
 */
public record Report(
    String toolVersion,
    Instant started,
    Settings settings,
    Verdict verdict,
    List<Diagnosis> diagnoses,
    ConnectAttempt connect,
    List<Step> timeline,
    Optional<Handshake> handshake,
    Optional<Judgement> judgement,
    List<ReportCertificate> certificates,
    List<CheckResult> checks,
    Optional<NetworkFailure> failure,
    Optional<HttpAnswer> http,
    Optional<Verification> verification,
    List<EvidenceFetch> fetches,
    List<ProbeResult> probes,
    Optional<Resumption> resumption,
    Optional<EncryptedHello> encryptedHello) {

  /** The version of this format; changes when a member changes its meaning or goes away. */
  public static final int FORMAT_VERSION = 1;

  /** Copies the lists. */
  public Report {
    diagnoses = List.copyOf(diagnoses);
    timeline = List.copyOf(timeline);
    certificates = List.copyOf(certificates);
    checks = List.copyOf(checks);
    fetches = List.copyOf(fetches);
    probes = List.copyOf(probes);
  }

  /**
   * Puts a report together: the only place that does.
   *
   * @param toolVersion the version of Ascertain
   * @param started when the examination began, UTC
   * @param settings the choices a reader must know
   * @param seen everything that was seen of the server
   * @param verification what became of its certificates; empty if none came
   * @param diagnoses what is wrong, the most important first
   * @param crypto for fingerprints
   */
  public static Report of(
      String toolVersion,
      Instant started,
      Settings settings,
      Observation seen,
      Optional<Verification> verification,
      List<Diagnosis> diagnoses,
      Crypto crypto) {
    Optional<Handshake> handshake =
        seen.transcript().map(transcript -> handshake(transcript, origin(seen), crypto));
    return new Report(
        toolVersion,
        started,
        settings,
        Verdicts.of(seen, verification, diagnoses),
        diagnoses,
        seen.connect(),
        Timeline.of(seen, handshake.map(Handshake::ladder).orElse(List.of())),
        handshake,
        verification.map(Report::judgement),
        verification.map(v -> Chain.of(v, crypto)).orElse(List.of()),
        verification.map(Verification::checks).orElseGet(Report::nothingChecked),
        failure(seen),
        seen.http(),
        verification,
        seen.fetches(),
        seen.probes(),
        handshake.flatMap(
            first -> seen.resumption().map(second -> resumption(second, first, crypto))),
        seen.encryptedHello()
            .map(encrypted ->
                EncryptedHello.of(
                    encrypted,
                    seen.transcript(),
                    encrypted.rejection().map(first -> rejected(first, crypto)))));
  }

  private static Handshake rejected(
      dev.ascertain.observation.EncryptedHello.Rejection rejection, Crypto crypto) {
    return handshake(rejection.transcript(), rejection.connect().lookup().startNanos(), crypto);
  }

  /** The server that was asked for. */
  public Target target() {
    return connect.target();
  }

  /** How long the whole examination took, without the further connections. */
  public Duration length() {
    return timeline.isEmpty() ? Duration.ZERO : timeline.getLast().end();
  }

  private static long origin(Observation seen) {
    return seen.connect().lookup().startNanos();
  }

  private static Handshake handshake(Transcript transcript, long origin, Crypto crypto) {
    List<Event> events = transcript.events();
    long first = events.isEmpty() ? 0 : events.getFirst().nanos();
    long last =
        transcript
            .events(Event.Completed.class)
            .mapToLong(Event::nanos)
            .findFirst()
            .orElse(events.isEmpty() ? 0 : events.getLast().nanos());
    return new Handshake(
        transcript.completed(),
        transcript.negotiated(),
        transcript.roundTrips(),
        Duration.ofNanos(last - first),
        events.stream().map(event -> LadderEntry.of(event, origin)).toList(),
        transcript.records().stream()
            .map(r -> new RecordEntry(Duration.ofNanos(r.nanos() - origin), r))
            .toList(),
        transcript.violation(),
        ClientAuthentication.of(transcript),
        RawPublicKey.in(transcript, crypto),
        Delegation.in(transcript),
        PresharedKey.in(transcript));
  }

  private static Resumption resumption(
      dev.ascertain.observation.Resumption second, Handshake first, Crypto crypto) {
    Optional<Handshake> handshake =
        second
            .transcript()
            .map(said ->
                handshake(said, second.connect().orElseThrow().lookup().startNanos(), crypto));
    return Resumption.of(second, first, handshake);
  }

  private static Judgement judgement(Verification verification) {
    return new Judgement(
        verification.at(),
        verification.name().map(Object::toString),
        verification.measure().profile(),
        verification.measure().purpose(),
        verification.store().name(),
        verification.store().date(),
        verification.trusted(),
        verification.trust(),
        verification.revocations(),
        verification.transparency());
  }

  private static List<CheckResult> nothingChecked() {
    String evidence = "No certificate came.";
    return Stream.of(Check.values())
        .map(check -> new CheckResult(check, Outcome.COULD_NOT_TELL, evidence, List.of()))
        .toList();
  }

  private static Optional<NetworkFailure> failure(Observation seen) {
    return seen.connect()
        .failure()
        .or(seen::handshakeFailure)
        .or(() ->
            seen.http()
                .filter(HttpAnswer.Failed.class::isInstance)
                .map(answer -> ((HttpAnswer.Failed) answer).failure()));
  }
}
