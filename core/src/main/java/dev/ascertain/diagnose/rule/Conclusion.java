package dev.ascertain.diagnose.rule;

import dev.ascertain.verify.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule concludes: facts, without words. Made by {@link #of} and the methods that return this
 * with something more.
 *
 * @param cause the cause
 * @param severity how much it matters
 * @param confidence how sure it is
 * @param actor who must act
 * @param parameters by name, in the order given
 * @param evidence what it rests on, the most telling first
 * @param candidates the causes that remain if it is not certain; may be empty
 */
public record Conclusion(
    Cause cause,
    Severity severity,
    Confidence confidence,
    Actor actor,
    Map<String, Value> parameters,
    List<Evidence> evidence,
    List<Candidate> candidates) {

  /** Copies the collections. */
  public Conclusion {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    evidence = List.copyOf(evidence);
    candidates = List.copyOf(candidates);
  }

  /** A certain conclusion with the severity and actor that are usual for the cause. */
  public static Conclusion of(Cause cause) {
    return new Conclusion(
        cause, cause.severity(), Confidence.CERTAIN, cause.actor(), Map.of(), List.of(), List.of());
  }

  /** This, of another severity. */
  public Conclusion with(Severity value) {
    return new Conclusion(cause, value, confidence, actor, parameters, evidence, candidates);
  }

  /** This, with another confidence. */
  public Conclusion with(Confidence value) {
    return new Conclusion(cause, severity, value, actor, parameters, evidence, candidates);
  }

  /** This, with someone else to act. */
  public Conclusion with(Actor value) {
    return new Conclusion(cause, severity, confidence, value, parameters, evidence, candidates);
  }

  /** This, with one parameter more. */
  public Conclusion with(String name, Value value) {
    Map<String, Value> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new Conclusion(cause, severity, confidence, actor, more, evidence, candidates);
  }

  /** This, with one parameter more: some words. */
  public Conclusion with(String name, String text) {
    return with(name, new Value.Text(text));
  }

  /** This, with one piece of evidence more. */
  public Conclusion because(Evidence more) {
    return because(List.of(more));
  }

  /** This, with more evidence. */
  public Conclusion because(List<? extends Evidence> more) {
    List<Evidence> all = new ArrayList<>(evidence);
    all.addAll(more);
    return new Conclusion(cause, severity, confidence, actor, parameters, all, candidates);
  }

  /** This, with these causes that remain. */
  public Conclusion unless(List<Candidate> remaining) {
    return new Conclusion(cause, severity, confidence, actor, parameters, evidence, remaining);
  }
}
