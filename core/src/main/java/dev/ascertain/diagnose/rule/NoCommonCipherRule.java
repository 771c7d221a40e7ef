package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import dev.ascertain.observation.ProbeResult;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.CipherSuite;
import java.util.List;
import java.util.Optional;

/**
 * The server takes none of our cipher suites.
 *
 * <p>It refuses the ClientHello by alert 40 or 71, which may have four more causes, or silently. So
 * one more connection offers everything: if the server then takes a suite that we did not offer
 * before, and no other group or signature scheme with it, that decides it; else what is new is
 * offered alone.
 */
final class NoCommonCipherRule implements DiagnosticRule {
  private static final List<Candidate> OTHERS =
      List.of(
          new Candidate(
              "The server has no cipher suite in common with us.",
              "It takes a ClientHello with other suites: `--ciphers`."),
          new Candidate(
              "It has no group for the key exchange in common with us.",
              "It takes a ClientHello with other groups: `--groups`."),
          new Candidate(
              "It has no certificate that our signature schemes can prove.",
              "It takes a ClientHello with other schemes: `--sigalgs`."),
          new Candidate(
              "It has no certificate at all for this host name.",
              "It answers with `--no-servername`, or its log says so."));

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return refusal(symptoms).flatMap(how -> conclusion(how, symptoms)).stream().toList();
  }

  /**
   * One question for every silent or unspecific refusal of the ClientHello; and if the server then
   * takes another version, whether it needed to.
   */
  @Override
  public Optional<Probe> wanted(Symptoms symptoms) {
    boolean version =
        alert(symptoms, AlertDescription.PROTOCOL_VERSION).isPresent() && !answered(symptoms);
    boolean unspecific = refusal(symptoms).isPresent();
    boolean named = symptoms.took(Probe.SERVER_NAME);
    if (symptoms.offer().isEmpty() || named || !(version || unspecific)) {
      return Optional.empty();
    }
    if (symptoms.answerOf(Probe.WIDE_OFFER).isEmpty()) {
      return Optional.of(Probe.WIDE_OFFER);
    }
    boolean otherVersion =
        WideAnswer.of(symptoms).filter(answer -> answer.hasNewVersion(symptoms)).isPresent();
    if (unspecific && otherVersion && symptoms.answerOf(Probe.SAME_VERSIONS).isEmpty()) {
      return Optional.of(Probe.SAME_VERSIONS);
    }
    List<WideAnswer.Kind> missing = WideAnswer.missing(symptoms);
    return missing.size() < 2
        ? Optional.empty()
        : missing.stream()
            .map(WideAnswer.Kind::alone)
            .filter(probe -> symptoms.answerOf(probe).isEmpty())
            .findFirst();
  }

  /** How the server refused the ClientHello. */
  private record Refusal(String alert, boolean saysSo, Evidence evidence) {}

  private static Optional<Refusal> refusal(Symptoms symptoms) {
    if (answered(symptoms)) {
      return Optional.empty();
    }
    return alert(symptoms, AlertDescription.HANDSHAKE_FAILURE)
        .or(() -> alert(symptoms, AlertDescription.INSUFFICIENT_SECURITY))
        .map(event -> byAlert(event, symptoms))
        .or(() ->
            ServerHungUpRule.hangUp(symptoms)
                .map(end -> new Refusal("no alert", false, end.evidence())));
  }

  private static Refusal byAlert(Event.AlertMessage event, Symptoms symptoms) {
    AlertDescription description = event.alert().description();
    return new Refusal(
        "alert %s (%d)".formatted(description, description.value()),
        description.equals(AlertDescription.INSUFFICIENT_SECURITY),
        symptoms.evidence(event));
  }

  private static Optional<Event.AlertMessage> alert(
      Symptoms symptoms, AlertDescription description) {
    return symptoms.alert().filter(e -> e.alert().description().equals(description));
  }

  private static boolean answered(Symptoms symptoms) {
    return symptoms.answer().isPresent();
  }

  private static Optional<Conclusion> conclusion(Refusal refusal, Symptoms symptoms) {
    Optional<WideAnswer> chosen = WideAnswer.of(symptoms);
    if (chosen.isPresent()) {
      List<WideAnswer.Kind> missing = WideAnswer.missing(symptoms);
      return chosen
          .filter(_ -> missing.contains(WideAnswer.Kind.SUITE))
          .map(answer ->
              missing.size() > 1
                  ? open(answer.cipherSuite().toString(), refusal, symptoms)
                  : decided(answer.cipherSuite(), refusal, symptoms));
    }
    boolean hungUp = symptoms.alert().isEmpty();
    boolean explained =
        !new ServerNameRequiredRule().conclude(symptoms).isEmpty()
            || !new UnrecognizedNameRule().conclude(symptoms).isEmpty()
            || !new IntoleranceRule().conclude(symptoms).isEmpty();
    boolean refusedAgain =
        symptoms.answerOf(Probe.WIDE_OFFER).filter(NoCommonCipherRule::isNo).isPresent();
    return hungUp || refusedAgain || explained
        ? Optional.empty()
        : Optional.of(open("not known", refusal, symptoms));
  }

  private static boolean isNo(ProbeResult result) {
    return result.answer() == ProbeResult.Answer.NO;
  }

  private static Conclusion decided(CipherSuite taken, Refusal refusal, Symptoms symptoms) {
    // Whoever takes a recommended suite is all right: then it is we who did not offer it.
    return facts(refusal, symptoms)
        .with("verdict", "accepts none of the cipher suites offered; it takes " + taken)
        .with("taken", taken.toString())
        .with(taken.isRecommended() ? Actor.CLIENT : Actor.SERVER_OPERATOR);
  }

  private static Conclusion open(String taken, Refusal refusal, Symptoms symptoms) {
    return facts(refusal, symptoms)
        .with("verdict", "refused the ClientHello, perhaps for want of a common cipher suite")
        .with("taken", taken)
        .with(refusal.saysSo() ? Confidence.LIKELY : Confidence.POSSIBLE)
        .unless(OTHERS);
  }

  private static Conclusion facts(Refusal refusal, Symptoms symptoms) {
    return Conclusion.of(Cause.NO_COMMON_CIPHER)
        .with("alert", refusal.alert())
        .with("offered", new Value.Names(WideAnswer.offered(WideAnswer.Kind.SUITE, symptoms)))
        .because(symptoms.furtherEvidence())
        .because(refusal.evidence());
  }
}
