package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.ChainFinding;
import dev.ascertain.verify.ConformanceFinding;
import dev.ascertain.verify.DateFinding;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.IdentityFinding;
import dev.ascertain.verify.RevocationFinding;
import dev.ascertain.verify.SentFinding;
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
      case ChainFinding.NoCertificate f -> NoCertificateRule.conclude(f);
      case ChainFinding.MalformedCertificate f -> MalformedCertificateRule.conclude(f, symptoms);
      case IdentityFinding.WrongKey f -> WrongKeyRule.conclude(f, symptoms);
      case IdentityFinding.BadDelegatedCredential f ->
          DelegatedCredentialRule.conclude(f, symptoms);
      case RevocationFinding.Revoked f -> RevokedRule.conclude(f, symptoms);
      case ChainFinding.BadSignature f -> BadSignatureRule.conclude(f, symptoms);
      case ChainFinding.AlgorithmMismatch f -> AlgorithmMismatchRule.conclude(f, symptoms);
      case ChainFinding.NotACa f -> NotACaRule.conclude(f, symptoms);
      case ChainFinding.PathLength f -> PathLengthRule.conclude(f, symptoms);
      case ChainFinding.NameConstraint f -> NameConstraintRule.conclude(f, symptoms);
      case ChainFinding.UnknownCriticalExtension f ->
          UnknownCriticalExtensionRule.conclude(f, symptoms);
      case ChainFinding.WrongUsage f -> WrongUsageRule.conclude(f, symptoms);
      case ChainFinding.SelfSigned f -> SelfSignedRule.conclude(f, symptoms);
      case ChainFinding.IncompleteChain f -> IncompleteChainRule.conclude(f, symptoms);
      case ChainFinding.UnknownCa f -> UnknownCaRule.conclude(f);
      case ConformanceFinding.WeakSignature f -> WeakSignatureRule.conclude(f, symptoms);
      case ConformanceFinding.WeakKey f -> WeakKeyRule.conclude(f, symptoms);
      case IdentityFinding.CnOnly f -> CnOnlyRule.conclude(f);
      case IdentityFinding.NameMismatch f -> NameMismatchRule.conclude(f);
      case DateFinding.Expired f -> ExpiredRule.conclude(f, symptoms);
      case DateFinding.NotYetValid f -> NotYetValidRule.conclude(f, symptoms);
      case DateFinding.ExpiredIntermediate f -> ExpiredIntermediateRule.conclude(f, symptoms);
      case ChainFinding.UnsupportedAlgorithm f -> UnsupportedAlgorithmRule.conclude(f, symptoms);
      case ChainFinding.TooMuchWork f -> TooMuchWorkRule.conclude(f);
      case DateFinding.ExpiredRoot f -> ExpiredRootRule.conclude(f, symptoms);
      case RevocationFinding.MissingStaple f -> MissingStapleRule.conclude(f);
      case SentFinding.MisorderedChain f -> MisorderedChainRule.conclude(f);
      case SentFinding.IssuerKeyMismatch f -> IssuerKeyMismatchRule.conclude(f, symptoms);
      case SentFinding.UnneededCertificate f -> UnneededCertificateRule.conclude(f, symptoms);
      case ChainFinding.NoValidPolicy f -> NoValidPolicyRule.conclude(f, symptoms);
      case ChainFinding.DistrustedCa f -> DistrustedCaRule.conclude(f, symptoms);
      case ChainFinding.PathTooDeep f -> PathTooDeepRule.conclude(f);
      case ConformanceFinding.ForbiddenKey f -> ForbiddenKeyRule.conclude(f, symptoms);
      case ConformanceFinding.CaAsLeaf f -> CaAsLeafRule.conclude(f, symptoms);
      case ConformanceFinding.NonconformingCertificate f ->
          NonconformingCertificateRule.conclude(f, symptoms);
      case ConformanceFinding.NoSct f -> NoSctRule.conclude(f);
      case DateFinding.ExpiredCrossSign f -> ExpiredCrossSignRule.conclude(f, symptoms);
      case DateFinding.ValidityTooLong f -> ValidityTooLongRule.conclude(f, symptoms);
      case RevocationFinding.RevocationUnknown f -> RevocationUnknownRule.conclude(f, symptoms);
      case RevocationFinding.BadStaple f -> BadStapleRule.conclude(f);
      case SentFinding.NotTrustedEverywhere f -> NotTrustedEverywhereRule.conclude(f);
      case SentFinding.RootSent f -> RootSentRule.conclude(f, symptoms);
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
