package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.NetworkFailure.TimedOut;
import dev.ascertain.observation.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * A deadline passed before TLS was set up; says at which step, which is most of what can be said.
 */
final class TimeoutRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    if (!(symptoms.networkFailure().orElse(null) instanceof TimedOut failure)
        || failure.stage() == Stage.HTTP
        || !new IntoleranceRule().conclude(symptoms).isEmpty()
        || !new ServerNameRequiredRule().conclude(symptoms).isEmpty()) {
      return List.of();
    }
    return List.of(
        Conclusion.of(Cause.TIMEOUT)
            .with(Confidence.POSSIBLE)
            .with("step", step(failure.stage(), symptoms))
            .with("seconds", failure.seconds())
            .because(evidence(failure, symptoms))
            .because(symptoms.furtherEvidence())
            .unless(candidates(failure.stage(), symptoms)));
  }

  private static String step(Stage stage, Symptoms symptoms) {
    return switch (stage) {
      case NAME_LOOKUP, HTTP -> stage.activity();
      case TCP_CONNECT -> "opening the TCP connection";
      case HANDSHAKE -> "in the TLS handshake, " + symptoms.step();
    };
  }

  private static List<? extends Evidence> evidence(TimedOut failure, Symptoms symptoms) {
    return failure.stage() == Stage.TCP_CONNECT
        ? ConnectFailures.evidence(symptoms, failure)
        : List.of(new Evidence.OfNetwork(((NetworkFailure) failure).sentence()));
  }

  private static List<Candidate> candidates(Stage stage, Symptoms symptoms) {
    return switch (stage) {
      case NAME_LOOKUP ->
          List.of(
              new Candidate(
                  "This machine's name server does not answer.",
                  "No name resolves: try `getent hosts example.com`."),
              new Candidate(
                  "The name servers of the domain do not answer.",
                  "Other names resolve at once, and this one does not from anywhere."));
      case TCP_CONNECT ->
          List.of(
              new Candidate(
                  "A firewall drops packets to this port.",
                  "Another port of the same host answers, or the same port from another network."),
              new Candidate(
                  "The host is down, or the address is not in use any more.",
                  "No port answers from anywhere."));
      case HANDSHAKE -> inHandshake(symptoms);
      case HTTP -> List.of();
    };
  }

  private static List<Candidate> inHandshake(Symptoms symptoms) {
    if (symptoms.answer().isPresent() || symptoms.unfinishedBytes() > 0) {
      return List.of(
          new Candidate(
              "The server is overloaded or hangs.", "It answers when tried again a little later."),
          new Candidate(
              "Large packets get lost on the way (MTU): small ones come through.",
              "It works from another network, or with an MTU of 1280 on this machine."));
    }
    if (symptoms.took(Probe.AGAIN)) {
      return List.of(Refused.ONLY_SOMETIMES);
    }
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(
        new Candidate(
            "The server does not speak TLS on this port and waits for more input.",
            "Plain text, such as an HTTP request, gets an answer."));
    if (!Bisection.of(symptoms).triedInVain()) {
      candidates.add(
          new Candidate(
              "A firewall or middlebox swallows a ClientHello that does not fit one packet.",
              "It works with a small one: `--groups x25519` leaves the post-quantum key out."));
    }
    candidates.add(
        new Candidate(
            "The server accepts connections, but its program hangs or is overloaded.",
            "It answers when tried again a little later, or after a restart."));
    return candidates;
  }
}
