package dev.ascertain.diagnose.rule;

import java.util.List;

/**
 * The server refuses our ClientHello for want of a group: it takes the same one with others ({@code
 * supported_groups}).
 */
final class NoCommonGroupRule implements DiagnosticRule {
  @Override
  public List<Conclusion> conclude(Symptoms symptoms) {
    return Refused.of(symptoms)
        .filter(_ -> WideAnswer.missing(symptoms).equals(List.of(WideAnswer.Kind.GROUP)))
        .map(refused ->
            Conclusion.of(Cause.NO_COMMON_GROUP)
                .with("manner", refused.manner())
                .with(
                    "offered", new Value.Names(WideAnswer.offered(WideAnswer.Kind.GROUP, symptoms)))
                .with("taken", WideAnswer.of(symptoms).orElseThrow().chosen(WideAnswer.Kind.GROUP))
                .because(symptoms.furtherEvidence())
                .because(refused.evidence()))
        .stream()
        .toList();
  }
}
