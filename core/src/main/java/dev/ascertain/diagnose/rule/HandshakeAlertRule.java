package dev.ascertain.diagnose.rule;

import dev.ascertain.handshake.Event;
import java.util.List;
import java.util.Optional;

/** The server ended it by an alert that no other rule explains. */
final class HandshakeAlertRule implements DiagnosticRule {
  private static final List<DiagnosticRule> MORE_SPECIFIC =
      List.of(
          new PresharedKeyRule(),
          new ClientCertificateRule(),
          new RawPublicKeyRule(),
          new UnrecognizedNameRule(),
          new AlpnMismatchRule(),
          new VersionMismatchRule(),
          new NoCommonCipherRule(),
          new NoCommonGroupRule(),
          new NoCommonSignatureSchemeRule(),
          new ServerNameRequiredRule(),
          new InappropriateFallbackRule(),
          new IntoleranceRule());

  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    boolean explained = MORE_SPECIFIC.stream().anyMatch(r -> !r.conclude(symptoms).isEmpty());
    return explained
        ? List.of()
        : symptoms.alert().map(event -> conclusion(event, symptoms)).stream().toList();
  }

  private static Conclusion conclusion(Event.AlertMessage event, Symptoms symptoms) {
    var description = event.alert().description();
    List<Candidate> candidates = candidates(symptoms);
    return Conclusion.of(Cause.HANDSHAKE_ALERT)
        .with(candidates.isEmpty() ? Confidence.CERTAIN : Confidence.POSSIBLE)
        .with("alert", description.toString())
        .with("number", new Value.Count(description.value()))
        .with("meaning", AlertMeaning.of(description))
        .with("step", symptoms.step(event))
        .because(symptoms.evidence(event))
        .because(symptoms.furtherEvidence())
        .unless(candidates);
  }

  /** What remains after an offer of everything was refused, or taken, too. */
  private static List<Candidate> candidates(Symptoms symptoms) {
    if (symptoms.answer().isPresent() || symptoms.answerOf(Probe.WIDE_OFFER).isEmpty()) {
      return List.of();
    }
    Optional<WideAnswer> taken = WideAnswer.of(symptoms);
    return taken.isPresent()
        ? List.of(
            new Candidate(
                "It has no group for the key exchange in common with us.",
                "It takes our ClientHello with other groups: `--groups`."),
            new Candidate(
                "It has no certificate that our signature schemes can prove.",
                "It takes our ClientHello with other schemes: `--sigalgs`."),
            new Candidate(
                "It refuses an extension that only our first ClientHello had, such as ALPN.",
                "It takes our ClientHello without ALPN."))
        : List.of(
            new Candidate(
                "It has no certificate, or none for this host name.",
                "It answers with `--no-servername`, or its log says so."),
            new Candidate(
                "It speaks only SSL 3.0 or older, which is not offered any more.",
                "Its documentation or its age says so."),
            new Candidate(
                "What answers is not the server but a firewall that refuses this client.",
                "It works from another network."));
  }
}
