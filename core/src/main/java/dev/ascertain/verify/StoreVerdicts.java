package dev.ascertain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the chain by each trust store. */
final class StoreVerdicts {
  private StoreVerdicts() {}

  /** One verdict per judgement. */
  static List<StoreVerdict> of(List<PathJudge.Judgement> judgements) {
    List<StoreVerdict> verdicts = new ArrayList<>();
    for (PathJudge.Judgement judgement : judgements) {
      Optional<CertificationPath> best = judgement.paths().stream().findFirst();
      verdicts.add(
          new StoreVerdict(
              judgement.store(),
              best.filter(CertificationPath::valid).isPresent(),
              best.filter(CertificationPath::anchored),
              best.flatMap(StoreVerdicts::headline)));
    }
    return List.copyOf(verdicts);
  }

  /** Without a certificate to judge, no store leads to a root. */
  static List<StoreVerdict> without(List<TrustStore> stores, Finding why) {
    List<StoreVerdict> verdicts = new ArrayList<>();
    for (TrustStore store : stores) {
      verdicts.add(new StoreVerdict(store, false, Optional.empty(), Optional.of(why)));
    }
    return List.copyOf(verdicts);
  }

  /** That some stores trust the chain and others do not; empty if they agree, or cannot tell. */
  static Optional<Finding> disagreement(List<StoreVerdict> verdicts) {
    List<String> trusting = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (StoreVerdict verdict : verdicts) {
      if (verdict.trusted()) {
        trusting.add(verdict.store().toString());
      } else if (verdict.headline().isPresent()) {
        others.add(verdict.store().toString());
      }
    }
    return trusting.isEmpty() || others.isEmpty()
        ? Optional.empty()
        : Optional.of(new SentFinding.NotTrustedEverywhere(0, trusting, others));
  }

  private static Optional<Finding> headline(CertificationPath path) {
    return path.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .findFirst();
  }
}
