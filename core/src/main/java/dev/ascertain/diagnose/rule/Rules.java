package dev.ascertain.diagnose.rule;

import java.util.List;
import java.util.Optional;

/**
 * All rules. Their order matters only to what is asked first: {@link Cause} ranks what they
 * conclude.
 */
public final class Rules {
  private static final List<DiagnosticRule> ALL =
      List.of(
          new NameNotResolvedRule(),
          new ConnectionRefusedRule(),
          new NetworkUnreachableRule(),
          new PlainHttpRule(),
          new StarttlsBannerRule(),
          new NotTlsRule(),
          new PresharedKeyRule(),
          new ClientCertificateRule(),
          new EchRule(),
          new DowngradeRule(),
          new InappropriateFallbackRule(),
          new SmallDhRule(),
          new LegacyRenegotiationRule(),
          new InterceptionRule(),
          new ServerNameRequiredRule(),
          new UnrecognizedNameRule(),
          new AlpnMismatchRule(),
          new VersionMismatchRule(),
          new NoCommonCipherRule(),
          new NoCommonGroupRule(),
          new NoCommonSignatureSchemeRule(),
          new IntoleranceRule(),
          new UnsupportedParameterRule(),
          new ProtocolViolationRule(),
          new HandshakeAlertRule(),
          new ServerHungUpRule(),
          new TimeoutRule(),
          new NoHttpAnswerRule(),
          new NoCertificateRule(),
          new MalformedCertificateRule(),
          new RawPublicKeyRule(),
          new WrongKeyRule(),
          new DelegatedCredentialRule(),
          new ClientClockRule(),
          new FindingRule());

  private Rules() {}

  /** What all rules conclude, unranked. */
  public static List<Conclusion> conclude(Symptoms symptoms) {
    return ALL.stream().flatMap(rule -> rule.conclude(symptoms).stream()).toList();
  }

  /** What follows from the findings of the verification alone, unranked. */
  public static List<Conclusion> concludeFromFindings(Symptoms symptoms) {
    return new FindingRule().conclude(symptoms);
  }

  /** The first further connection that a rule wants, unless there were enough. */
  public static Optional<Probe> wanted(Symptoms symptoms) {
    if (!symptoms.mayProbe()) {
      return Optional.empty();
    }
    return ALL.stream().flatMap(rule -> rule.wanted(symptoms).stream()).findFirst();
  }
}
