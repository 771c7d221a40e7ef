package dev.ascertain.diagnose.rule;

import java.util.List;

/**
 * The server refuses our ClientHello for want of a scheme: it takes the same one with others
 * ({@code signature_algorithms}).
 */
final class NoCommonSignatureSchemeRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return WideAnswer.forWantOf(WideAnswer.Kind.SCHEME, Cause.NO_COMMON_SIGNATURE_SCHEME, symptoms);
  }
}
