package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Stage;
import dev.ascertain.verify.Severity;
import dev.ascertain.wire.AlertDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server ended the connection without saying why: FIN, RST or a bare close_notify. */
final class ServerHungUpRule implements DiagnosticRule {

  private static final List<DiagnosticRule> MORE_SPECIFIC =
      List.of(
          new ClientCertificateRule(),
          new UnrecognizedNameRule(),
          new VersionMismatchRule(),
          new NoCommonCipherRule(),
          new NoCommonGroupRule(),
          new NoCommonSignatureSchemeRule(),
          new ServerNameRequiredRule(),
          new IntoleranceRule());

  /** How the connection ended, in words that follow "the server". */
  record HangUp(String manner, Evidence evidence) {}

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    boolean explained = MORE_SPECIFIC.stream().anyMatch(r -> !r.conclude(symptoms).isEmpty());
    return explained
        ? List.of()
        : hangUp(symptoms).map(end -> conclusion(end, symptoms)).stream().toList();
  }

  /** How the server hung up; empty if it did not, or said why. */
  static Optional<HangUp> hangUp(Symptoms symptoms) {
    boolean saidWhy = symptoms.alert().isPresent() || symptoms.violation().isPresent();
    return saidWhy ? Optional.empty() : reset(symptoms).or(() -> ended(symptoms));
  }

  private static Optional<HangUp> reset(Symptoms symptoms) {
    return symptoms
        .networkFailure()
        .filter(NetworkFailure.ConnectionReset.class::isInstance)
        .map(failure ->
            new HangUp("reset the connection (RST)", new Evidence.OfNetwork(failure.sentence())));
  }

  private static Optional<HangUp> ended(Symptoms symptoms) {
    if (symptoms.completed()) {
      return Optional.empty();
    }
    Transcript said = symptoms.seen().transcript().orElse(null);
    if (said == null) {
      return Optional.empty();
    }
    return said.events(Event.TransportEnded.class)
        .findFirst()
        .map(end -> ended("closed the connection (FIN)", end, symptoms))
        .or(() ->
            said.events(Event.AlertMessage.class)
                .filter(ServerHungUpRule::isGoodbye)
                .findFirst()
                .map(end -> ended("said goodbye (close_notify)", end, symptoms)));
  }

  private static boolean isGoodbye(Event.AlertMessage event) {
    return event.sender() == Sender.SERVER
        && event.alert().description().equals(AlertDescription.CLOSE_NOTIFY);
  }

  private static HangUp ended(String manner, Event end, Symptoms symptoms) {
    String sentence = "The server " + manner + " " + symptoms.step(end) + ".";
    return new HangUp(manner, symptoms.evidence(end, sentence));
  }

  private static Conclusion conclusion(HangUp end, Symptoms symptoms) {
    boolean afterwards = symptoms.completed();
    List<Candidate> candidates =
        symptoms.answer().isEmpty() ? afterTheClientHello(symptoms) : List.of();
    Conclusion conclusion =
        Conclusion.of(Cause.SERVER_HUNG_UP)
            .with(afterwards ? Severity.WARNING : Severity.ERROR)
            .with(candidates.isEmpty() ? Confidence.CERTAIN : Confidence.POSSIBLE)
            .with("manner", end.manner())
            .with("step", step(symptoms))
            .because(end.evidence())
            .unless(candidates);
    return conclusion.because(symptoms.furtherEvidence());
  }

  private static String step(Symptoms symptoms) {
    boolean connecting =
        symptoms.networkFailure().orElse(null) instanceof NetworkFailure.ConnectionReset reset
            && reset.stage() == Stage.TCP_CONNECT;
    return connecting ? "while the TCP connection was opened" : symptoms.step();
  }

  /** What further connections have not excluded. */
  private static List<Candidate> afterTheClientHello(Symptoms symptoms) {
    if (symptoms.took(Probe.AGAIN)) {
      return List.of(Refused.ONLY_SOMETIMES);
    }
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(
        new Candidate(
            "The server, or what stands before it, does not speak TLS on this port.",
            "Plain text, such as an HTTP request, gets an answer."));
    if (symptoms.serverName().isEmpty()) {
      candidates.add(
          new Candidate(
              "It wants to be told a host name, and the ClientHello held none.",
              "It answers with `--servername` and a name it serves."));
    } else if (symptoms.answerOf(Probe.NO_SERVER_NAME).isEmpty()) {
      candidates.add(
          new Candidate(
              "It refuses the host name %s in the ClientHello."
                  .formatted(symptoms.serverName().get()),
              "It answers with `--no-servername`, or for another name it is known to serve."));
    } else {
      candidates.add(
          new Candidate(
              "It serves other names than %s, and none without a name."
                  .formatted(symptoms.serverName().get()),
              "It answers with `--servername` and a name it is known to serve."));
    }
    candidates.add(
        new Candidate(
            "A firewall or proxy breaks off connections it does not like, or not to this client.",
            "It works from another network."));
    if (!Bisection.of(symptoms).triedInVain()) {
      candidates.add(
          new Candidate(
              "It cannot cope with a ClientHello that does not fit one packet.",
              "It answers with `--groups x25519`, which leaves the post-quantum key out."));
    }
    return candidates;
  }
}
