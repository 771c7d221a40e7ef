package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.Finding;
import java.util.List;

/**
 * What verification found out, each kind of finding by its own class. The switch has no default, so
 * a new kind of finding does not compile until it is diagnosed.
 */
final class FindingRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return symptoms.findings().stream().map(finding -> conclude(finding, symptoms)).toList();
  }

  private static Conclusion conclude(Finding finding, Symptoms symptoms) {
    return switch (finding) {
      case Finding.NoCertificate f -> NoCertificateRule.conclude(f);
      case Finding.MalformedCertificate f -> MalformedCertificateRule.conclude(f, symptoms);
      case Finding.WrongKey f -> WrongKeyRule.conclude(f, symptoms);
      case Finding.Revoked f -> RevokedRule.conclude(f, symptoms);
      case Finding.BadSignature f -> BadSignatureRule.conclude(f, symptoms);
      case Finding.AlgorithmMismatch f -> AlgorithmMismatchRule.conclude(f, symptoms);
      case Finding.NotACa f -> NotACaRule.conclude(f, symptoms);
      case Finding.PathLength f -> PathLengthRule.conclude(f, symptoms);
      case Finding.NameConstraint f -> NameConstraintRule.conclude(f, symptoms);
      case Finding.UnknownCriticalExtension f -> UnknownCriticalExtensionRule.conclude(f, symptoms);
      case Finding.WrongUsage f -> WrongUsageRule.conclude(f, symptoms);
      case Finding.SelfSigned f -> SelfSignedRule.conclude(f, symptoms);
      case Finding.IncompleteChain f -> IncompleteChainRule.conclude(f, symptoms);
      case Finding.UnknownCa f -> UnknownCaRule.conclude(f);
      case Finding.WeakSignature f -> WeakSignatureRule.conclude(f, symptoms);
      case Finding.WeakKey f -> WeakKeyRule.conclude(f, symptoms);
      case Finding.CnOnly f -> CnOnlyRule.conclude(f);
      case Finding.NameMismatch f -> NameMismatchRule.conclude(f);
      case Finding.Expired f -> ExpiredRule.conclude(f, symptoms);
      case Finding.NotYetValid f -> NotYetValidRule.conclude(f, symptoms);
      case Finding.ExpiredIntermediate f -> ExpiredIntermediateRule.conclude(f, symptoms);
      case Finding.UnsupportedAlgorithm f -> UnsupportedAlgorithmRule.conclude(f, symptoms);
      case Finding.TooMuchWork f -> TooMuchWorkRule.conclude(f);
      case Finding.ExpiredRoot f -> ExpiredRootRule.conclude(f, symptoms);
      case Finding.MissingStaple f -> MissingStapleRule.conclude(f);
      case Finding.MisorderedChain f -> MisorderedChainRule.conclude(f);
      case Finding.IssuerKeyMismatch f -> IssuerKeyMismatchRule.conclude(f, symptoms);
      case Finding.UnneededCertificate f -> UnneededCertificateRule.conclude(f, symptoms);
      case Finding.RootSent f -> RootSentRule.conclude(f, symptoms);
    };
  }

  /**
   * A certain conclusion from a finding, with the finding as its evidence.
   *
   * @param field the certificate's field that shows it; may be empty
   */
  static Conclusion about(Cause cause, Finding finding, String field) {
    return Conclusion.of(cause)
        .because(new Evidence.OfCertificate(finding.certificate(), field, finding.toString()));
  }

  /** As {@link #about(Cause, Finding, String)}, with the parameter {@code certificate}. */
  static Conclusion about(Cause cause, Finding finding, String field, Symptoms symptoms) {
    return about(cause, finding, field).with("certificate", symptoms.nameOf(finding.certificate()));
  }

  /** Where a certificate stands in the list as sent; the server's own is 0. */
  static Value position(Finding finding) {
    return new Value.Count(finding.certificate());
  }
}
