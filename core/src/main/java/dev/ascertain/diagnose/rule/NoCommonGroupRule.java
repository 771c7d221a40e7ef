package dev.ascertain.diagnose.rule;

import java.util.List;

/**
 * The server refuses our ClientHello for want of a group: it takes the same one with others ({@code
 * supported_groups}).
 */
final class NoCommonGroupRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return WideAnswer.forWantOf(WideAnswer.Kind.GROUP, Cause.NO_COMMON_GROUP, symptoms);
  }
}
