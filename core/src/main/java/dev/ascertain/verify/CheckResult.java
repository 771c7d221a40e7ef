package dev.ascertain.verify;

import java.util.List;

/**
 * What one check came to, and why.
 *
 * @param check which question
 * @param outcome the answer
 * @param evidence one sentence that names what the answer rests on; safe to print
 * @param findings the findings behind a failure, by rank; empty for the other outcomes
 */
public record CheckResult(Check check, Outcome outcome, String evidence, List<Finding> findings) {

  /** Copies the findings. */
  public CheckResult {
    findings = List.copyOf(findings);
  }
}
