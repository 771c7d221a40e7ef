package dev.ascertain.diagnose.rule;

import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.TcpConnect;
import java.util.List;

/** The TCP attempts of a connection that did not come about, as rules report them. */
final class ConnectFailures {
  private ConnectFailures() {}

  /** The addresses and ports that were tried, in order. */
  static Value addresses(Symptoms symptoms) {
    return new Value.Names(
        symptoms.seen().connect().connects().stream().map(c -> c.remote().toString()).toList());
  }

  /** One piece of evidence per attempt; the overall failure if none was made. */
  static List<Evidence> evidence(Symptoms symptoms, NetworkFailure overall) {
    List<Evidence> attempts =
        symptoms.seen().connect().connects().stream()
            .map(TcpConnect::outcome)
            .filter(TcpConnect.Outcome.Failed.class::isInstance)
            .map(outcome -> ((TcpConnect.Outcome.Failed) outcome).failure().sentence())
            .<Evidence>map(Evidence.OfNetwork::new)
            .toList();
    return attempts.isEmpty() ? List.of(new Evidence.OfNetwork(overall.sentence())) : attempts;
  }
}
