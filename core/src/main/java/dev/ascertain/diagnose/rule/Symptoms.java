package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.CertificateAnswer;
import dev.ascertain.handshake.CertificateDemand;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Observation;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.observation.Target;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Verification;
import dev.ascertain.wire.Alert;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SupportedVersions;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.HelloRetryRequest;
import dev.ascertain.wire.handshake.ServerHello;
import dev.ascertain.x509.Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules look at: what was seen and verified, and the questions about it that several rules
 * ask.
 *
 * @param seen what was seen of the server
 * @param verification what became of its certificates; empty if none came
 */
public record Symptoms(Observation seen, Optional<Verification> verification) {

  /** The most further connections that are made to one server. */
  public static final int MOST_PROBES = 8;

  /** Parameters that the text of every cause may use, besides its own. */
  public static final List<String> COMMON_PARAMETERS = List.of("host", "port", "server");

  /** Certificates that no server presented: nothing was seen but them. */
  public static Symptoms ofCertificates(Verification verification) {
    // Texts put the host into lines to be copied, so it is never what a certificate states.
    String host = verification.name().map(Object::toString).orElse("www.example.com");
    Target target = new Target(host, host, Target.DEFAULT_PORT, Optional.empty());
    DnsLookup none = new DnsLookup(host, DnsLookup.Source.GIVEN, List.of(), 0, 0, Optional.empty());
    return new Symptoms(
        new Observation(
            new ConnectAttempt(target, Optional.empty(), none, List.of(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()),
        Optional.of(verification));
  }

  /** The values of {@link #COMMON_PARAMETERS}. */
  public Map<String, Value> commonParameters() {
    Target target = target();
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("host", new Value.Text(target.host()));
    values.put("port", new Value.Count(target.port()));
    values.put("server", new Value.Text(target.toString()));
    return values;
  }

  Target target() {
    return seen.connect().target();
  }

  /** Where an event of the transcript stands in it. */
  int indexOf(Event event) {
    return seen.transcript().orElseThrow().events().indexOf(event);
  }

  /** An event as evidence, as a whole. */
  Evidence evidence(Event event, String sentence) {
    return new Evidence.OfEvent(indexOf(event), Optional.empty(), "", sentence);
  }

  /** The ClientHello the server had to answer: the last one. */
  Optional<Event.Message> offer() {
    return seen.transcript()
        .flatMap(said -> said.messages(ClientHello.class).reduce((first, last) -> last));
  }

  /** The versions we offered, the newest first; none if no ClientHello was sent. */
  List<ProtocolVersion> offeredVersions() {
    return offer()
        .map(event -> (ClientHello) event.message())
        .map(hello ->
            hello
                .extensions()
                .find(SupportedVersions.class)
                .map(SupportedVersions::versions)
                .orElse(List.of(hello.legacyVersion())))
        .orElse(List.of());
  }

  /** The host name we asked for (server_name), if we did. */
  Optional<String> serverName() {
    return offer()
        .flatMap(event -> ((ClientHello) event.message()).extensions().find(ServerName.class))
        .flatMap(ServerName::hostName);
  }

  /** The server's choice: its ServerHello or HelloRetryRequest. */
  Optional<Event.Message> answer() {
    return seen.transcript().flatMap(Symptoms::answer);
  }

  static Optional<Event.Message> answer(Transcript said) {
    return said.events(Event.Message.class)
        .filter(e -> e.message() instanceof ServerHello || e.message() instanceof HelloRetryRequest)
        .findFirst();
  }

  /** The alert by which the server ended the connection with an error. */
  Optional<Event.AlertMessage> alert() {
    return seen.transcript().flatMap(Transcript::alertReceived);
  }

  /** An alert as evidence. */
  Evidence evidence(Event.AlertMessage event) {
    Alert alert = event.alert();
    String sentence =
        "The server sent the alert %s (%d) %s."
            .formatted(alert.description(), alert.description().value(), step(event));
    return new Evidence.OfEvent(
        indexOf(event), Optional.of(new ByteRange(1, 2)), "Alert.description", sentence);
  }

  /** What the server wants of the client's certificate, if it asked for one. */
  Optional<CertificateDemand> certificateDemand() {
    return seen.transcript().flatMap(CertificateDemand::in);
  }

  /** The certificate that we showed the server. */
  Optional<CertificateAnswer.Presented> presentedCertificate() {
    return seen.transcript()
        .flatMap(said ->
            said.events(Event.CertificateAnswered.class)
                .map(Event.CertificateAnswered::answer)
                .filter(CertificateAnswer.Presented.class::isInstance)
                .map(CertificateAnswer.Presented.class::cast)
                .findFirst());
  }

  /** The rule that was broken first. */
  Optional<Violation> violation() {
    return seen.transcript().flatMap(Transcript::violation);
  }

  boolean completed() {
    return seen.transcript().map(Transcript::completed).orElse(false);
  }

  /** Why the network ended it early, at whatever step. */
  Optional<NetworkFailure> networkFailure() {
    return seen.connect()
        .failure()
        .or(seen::handshakeFailure)
        .or(() -> seen.http().flatMap(Symptoms::failure));
  }

  private static Optional<NetworkFailure> failure(HttpAnswer answer) {
    return switch (answer) {
      case HttpAnswer.Failed failed -> Optional.of(failed.failure());
      case HttpAnswer.Response _, HttpAnswer.NotHttp _ -> Optional.empty();
    };
  }

  /** How far it had come before this event: {@code right after our ClientHello}. */
  String step(Event before) {
    return step(seen.transcript().orElseThrow().events().subList(0, indexOf(before)));
  }

  /** How far it had come in the end: {@code after its ServerHelloDone}. */
  String step() {
    String step = step(seen.transcript().map(Transcript::events).orElse(List.of()));
    return unfinishedBytes() == 0
        ? step
        : step + ", in the middle of a record (" + unfinishedBytes() + " of its bytes had come)";
  }

  /** Bytes of a record that never came whole; 0 if what came is no record at all. */
  int unfinishedBytes() {
    return seen.transcript()
        .filter(transcript -> transcript.violation().isEmpty())
        .map(Transcript::unfinishedBytes)
        .orElse(0);
  }

  private static String step(List<Event> events) {
    if (events.stream().anyMatch(Event.Completed.class::isInstance)) {
      return "after the handshake was complete";
    }
    return events.reversed().stream()
        .filter(Event.Message.class::isInstance)
        .map(event -> (Event.Message) event)
        .findFirst()
        .map(last ->
            (last.sender() == Sender.CLIENT ? "right after our " : "after its ") + name(last))
        .orElse("before a word was said");
  }

  private static String name(Event.Message event) {
    return event.trace().field().name();
  }

  /** The answer of a further connection, if it was made. */
  Optional<ProbeResult> answerOf(Probe probe) {
    return seen.probes().stream().filter(result -> result.id().equals(probe.id())).findFirst();
  }

  /** Whether one more connection is still allowed. */
  boolean mayProbe() {
    return seen.probes().size() < MOST_PROBES;
  }

  /** Whether the server answered a further ClientHello. */
  boolean took(Probe probe) {
    return answerOf(probe).filter(r -> r.answer() == ProbeResult.Answer.YES).isPresent();
  }

  /** The answers of all further connections as evidence, the last and most telling first. */
  List<Evidence> furtherEvidence() {
    return seen.probes().reversed().stream()
        .<Evidence>map(answer ->
            new Evidence.OfProbe(answer.id(), answer.question() + " " + answer.evidence()))
        .toList();
  }

  /** What was found out about the certificates. */
  List<Finding> findings() {
    return verification.map(Verification::findings).orElse(List.of());
  }

  /** Whether verification found something of this kind. */
  boolean found(Class<? extends Finding> kind) {
    return findings().stream().anyMatch(kind::isInstance);
  }

  /** A certificate, if it can be read. */
  Optional<Certificate> certificate(int index) {
    return verification.flatMap(v ->
        index >= 0 && index < v.certificates().size()
            ? v.certificates().get(index).certificate()
            : Optional.empty());
  }

  /** What to call a certificate: {@code the server's certificate}, {@code the certificate "R3"}. */
  String nameOf(int index) {
    return index == 0
        ? "the server's certificate"
        : certificate(index)
            .map(found -> "the certificate \"" + found.subject().shortName() + "\"")
            .orElse("certificate " + index);
  }
}
