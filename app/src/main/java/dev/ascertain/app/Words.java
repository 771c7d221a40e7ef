package dev.ascertain.app;

import dev.ascertain.app.OptionSpecs.Flag;
import dev.ascertain.app.OptionSpecs.Option;
import dev.ascertain.app.OptionSpecs.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line, taken apart into options and hosts, but without their meaning.
 *
 * <p>A value stands behind its option or, with {@code =}, in the same word; letters may share a
 * hyphen ({@code -4vv}); behind {@code --} there are no options any more.
 */
final class Words {
  private final Map<Flag, Integer> flags = new EnumMap<>(Flag.class);
  private final Map<Value, List<String>> values = new EnumMap<>(Value.class);
  private final List<String> positionals = new ArrayList<>();

  private Words() {}

  /**
   * Takes a command line apart.
   *
   * @throws UsageException for an unknown option, or one that lacks its value or has one too many
   */
  static Words of(String[] args) throws UsageException {
    Words words = new Words();
    int index = 0;
    while (index < args.length && !args[index].equals("--")) {
      Optional<Value> value = OptionSpecs.value(args[index]);
      if (value.isEmpty()) {
        words.word(args[index]);
      } else if (index + 1 < args.length) {
        index++;
        words.value(value.orElseThrow(), args[index]);
      } else {
        throw new UsageException(value.orElseThrow().names().getFirst() + " needs a value.");
      }
      index++;
    }
    for (int i = index + 1; i < args.length; i++) {
      words.positionals.add(args[i]);
    }
    return words;
  }

  /** The arguments that are no options. */
  List<String> positionals() {
    return List.copyOf(positionals);
  }

  /** The options that are given, each once. */
  List<Option> options() {
    List<Option> given = new ArrayList<>(flags.keySet());
    given.addAll(values.keySet());
    return given;
  }

  boolean has(Flag flag) {
    return count(flag) > 0;
  }

  /** How often the flag is given. */
  int count(Flag flag) {
    return flags.getOrDefault(flag, 0);
  }

  /** All values given, in order. */
  List<String> all(Value value) {
    return List.copyOf(values.getOrDefault(value, List.of()));
  }

  /** The value; of several, the last one counts. */
  Optional<String> last(Value value) {
    List<String> all = all(value);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** Refuses two options that contradict each other. */
  void refuseBoth(Option one, Option other) throws UsageException {
    if (options().contains(one) && options().contains(other)) {
      throw new UsageException(
          one.names().getFirst()
              + " and "
              + other.names().getFirst()
              + " contradict each other: give only one of them.");
    }
  }

  /** A word that is not an option with its value behind it. */
  private void word(String word) throws UsageException {
    if (word.length() < 2 || !word.startsWith("-")) {
      positionals.add(word);
      return;
    }
    Optional<Flag> flag = OptionSpecs.flag(word);
    if (flag.isPresent()) {
      flags.merge(flag.orElseThrow(), 1, Integer::sum);
      return;
    }
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Optional<Value> value = OptionSpecs.value(name);
    if (value.isPresent()) {
      value(value.orElseThrow(), word.substring(equals + 1));
    } else if (isNumber(word)) {
      // An error of a client's, such as -202.
      positionals.add(word);
    } else if (equals >= 0 && OptionSpecs.flag(name).isPresent()) {
      throw new UsageException(name + " takes no value.");
    } else if (!letters(word)) {
      throw unknown(name);
    }
  }

  /** Whether the word is a hyphen with digits behind it. */
  private static boolean isNumber(String word) {
    return word.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether the word was a hyphen with letters behind it that are all flags. */
  private boolean letters(String word) {
    List<Flag> found = new ArrayList<>();
    for (int i = 1; i < word.length(); i++) {
      OptionSpecs.flag("-" + word.charAt(i)).ifPresent(found::add);
    }
    if (found.size() != word.length() - 1) {
      return false;
    }
    found.forEach(flag -> flags.merge(flag, 1, Integer::sum));
    return true;
  }

  private void value(Value option, String value) {
    values.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
  }

  private static UsageException unknown(String name) {
    // A single letter is as near to every other.
    List<String> candidates = name.length() > 2 ? OptionSpecs.names() : List.of();
    return new UsageException(
        "There is no option "
            + name
            + Nearest.suggestion(name, candidates, "; see ascertain --help."));
  }
}
