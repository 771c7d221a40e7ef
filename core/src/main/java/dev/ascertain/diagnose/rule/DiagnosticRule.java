package dev.ascertain.diagnose.rule;

import java.util.List;
import java.util.Optional;

/**
 * A pure function from what was seen to what it means. One rule knows one cause, or a few alike.
 */
interface DiagnosticRule {

  /** What this rule concludes; nothing if its cause is not there. */
  List<Conclusion> conclude(Symptoms symptoms);

  /** The further connection whose answer this rule needs to decide, if it was not made yet. */
  default Optional<Probe> wanted(Symptoms symptoms) {
    return Optional.empty();
  }
}
