package dev.ascertain.diagnose;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.diagnose.rule.Conclusion;
import dev.ascertain.diagnose.rule.Probe;
import dev.ascertain.diagnose.rule.Rules;
import dev.ascertain.diagnose.rule.Symptoms;
import dev.ascertain.diagnose.rule.Value;
import dev.ascertain.verify.Verification;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what was seen to what is wrong. Reads texts only if something is. */
public final class Diagnoser {
  /** The graver first; then as {@link dev.ascertain.diagnose.rule.Cause} ranks them. */
  private static final Comparator<Conclusion> BY_RANK =
      Comparator.comparing(Conclusion::severity).thenComparing(Conclusion::cause);

  private Diagnoser() {}

  /** What is wrong, the most important first; empty for a healthy server. */
  public static List<Diagnosis> diagnose(Case known) {
    Symptoms symptoms = symptoms(known);
    return Rules.conclude(symptoms).stream()
        .sorted(BY_RANK)
        .map(conclusion -> explained(conclusion, symptoms.commonParameters()))
        .toList();
  }

  /**
   * What is wrong with certificates that no server presented, such as those in a file: what follows
   * from the verification alone.
   *
   * @param subject what to call whoever has them, such as the file's name
   * @return what is wrong, the most important first
   */
  public static List<Diagnosis> diagnose(Verification verification, String subject) {
    Symptoms symptoms = Symptoms.ofCertificates(verification);
    Map<String, Value> common = symptoms.commonParameters();
    common.put("server", new Value.Text(subject));
    return Rules.concludeFromFindings(symptoms).stream()
        .sorted(BY_RANK)
        .map(conclusion -> explained(conclusion, common))
        .toList();
  }

  /**
   * The explanation of a cause in general, of which no particulars are known: {@code …} stands for
   * them, and {@code HOST} for the server's name.
   */
  public static Text inGeneral(Cause cause) {
    return InGeneral.of(cause);
  }

  /**
   * The next further connection whose answer would decide between causes; empty if none would. It
   * is never one that was made.
   */
  public static Optional<Probe> wantedProbe(Case known) {
    return Rules.wanted(symptoms(known));
  }

  private static Symptoms symptoms(Case known) {
    return new Symptoms(known.observation(), known.verification());
  }

  private static Diagnosis explained(Conclusion conclusion, Map<String, Value> common) {
    Map<String, Value> parameters = new LinkedHashMap<>(common);
    parameters.putAll(conclusion.parameters());
    return new Diagnosis(
        conclusion.cause().id(),
        conclusion.severity(),
        conclusion.confidence(),
        conclusion.actor(),
        conclusion.parameters(),
        conclusion.evidence(),
        conclusion.candidates(),
        Texts.of(conclusion.cause()).filled(parameters));
  }
}
