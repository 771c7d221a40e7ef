package dev.ascertain.diagnose;

import static java.util.Map.entry;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.diagnose.rule.Symptoms;
import dev.ascertain.diagnose.rule.Value;
import dev.ascertain.observation.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Explains causes of which no particulars are known. */
final class InGeneral {
  /** What stands for a parameter's value; for any other it is an ellipsis. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry("asked", "the name that the client asked for"),
          entry("certificate", "a certificate"),
          entry("download", ""),
          entry("failing", "does not send all the certificates that its chain needs"),
          entry("host", "HOST"),
          entry("manner", "closed or reset the connection"),
          entry("name", "of the server"),
          entry("not-after", "a day that is over"),
          entry("not-before", "a day to come"),
          entry("port", Integer.toString(Target.DEFAULT_PORT)),
          entry("protocol", "another protocol first"),
          entry("refusal", "ended the connection"),
          entry("spoken", "only another one"),
          entry("step", "during the handshake"),
          entry("store", "a trust store"),
          entry("verdict", "and the client have no cipher suite in common"),
          entry("when", "an earlier day"));

  private InGeneral() {}

  static Text of(Cause cause) {
    Text text = filled(cause, "the server");
    // What is to be copied names the server as a command line does.
    Text copied = filled(cause, "HOST:" + Target.DEFAULT_PORT);
    String title =
        text.title().substring(0, 1).toUpperCase(Locale.ROOT) + text.title().substring(1);
    return new Text(
        title,
        text.whatHappened(),
        text.why(),
        withCode(text.fix(), copied.fix()),
        text.references());
  }

  private static Text filled(Cause cause, String server) {
    Map<String, Value> parameters = new LinkedHashMap<>();
    for (List<String> names : List.of(cause.parameters(), Symptoms.COMMON_PARAMETERS)) {
      for (String name : names) {
        parameters.put(name, new Value.Text(WORDS.getOrDefault(name, "…")));
      }
    }
    parameters.put("server", new Value.Text(server));
    return Texts.of(cause).filled(parameters);
  }

  private static Section withCode(Section section, Section copied) {
    List<Block> blocks = new ArrayList<>(section.blocks());
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Code) {
        blocks.set(i, copied.blocks().get(i));
      }
    }
    return new Section(blocks);
  }
}
