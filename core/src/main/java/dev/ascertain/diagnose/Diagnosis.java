package dev.ascertain.diagnose;

import dev.ascertain.diagnose.rule.Actor;
import dev.ascertain.diagnose.rule.Candidate;
import dev.ascertain.diagnose.rule.Confidence;
import dev.ascertain.diagnose.rule.Evidence;
import dev.ascertain.diagnose.rule.Value;
import dev.ascertain.verify.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that is wrong: its cause, who must act, and how. All text is safe to print.
 *
 * @param id the stable name of the cause, such as {@code name-mismatch}
 * @param severity how much it matters
 * @param confidence how sure it is
 * @param actor who must act
 * @param parameters the particulars by name, such as {@code not-after}, in a fixed order
 * @param evidence what it rests on, the most telling first
 * @param candidates the causes that remain if it is not certain, with what would tell them apart;
 *     may be empty
 * @param text the explanation, with the particulars filled in
 */
public record Diagnosis(
    String id,
    Severity severity,
    Confidence confidence,
    Actor actor,
    Map<String, Value> parameters,
    List<Evidence> evidence,
    List<Candidate> candidates,
    Text text) {

  /** Copies the collections. */
  public Diagnosis {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    evidence = List.copyOf(evidence);
    candidates = List.copyOf(candidates);
  }

  /** The verdict in one sentence, with its full stop. */
  public String title() {
    return text.title();
  }

  /** Why it is so, in a few lines: the short form for a terminal. */
  public String why() {
    return text.why().brief();
  }

  /** What to do, in a few lines: the short form for a terminal. */
  public String fix() {
    return text.fix().brief();
  }
}
