package dev.ascertain.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads lists of registered names. */
final class Names {
  /** Nobody means more; and the ClientHello must not outgrow its length fields. */
  private static final int MOST = 500;

  private Names() {}

  /**
   * Reads a list with colons or commas between the names, as curl and OpenSSL write it.
   *
   * @param given the list; none gives an empty list
   * @param kind what the names are of, for the error message
   * @param byName finds one name
   * @param names those of everything there is, for a suggestion
   * @throws UsageException for a name that does not exist, with the nearest that does
   */
  static <T> List<T> list(
      Optional<String> given,
      String kind,
      Function<String, Optional<T>> byName,
      Supplier<List<String>> names)
      throws UsageException {
    if (given.isEmpty()) {
      return List.of();
    }
    List<T> found = new ArrayList<>();
    for (String name : split(given.orElseThrow(), ":,")) {
      Optional<T> known = byName.apply(name);
      if (known.isEmpty()) {
        throw new UsageException(
            "There is no " + kind + " named " + name + Nearest.suggestion(name, names.get(), "."));
      }
      found.add(known.orElseThrow());
    }
    if (found.isEmpty() || found.size() > MOST) {
      throw new UsageException("A list of " + kind + "s has 1 to " + MOST + " names.");
    }
    return found;
  }

  /** The parts between any of the separators; empty parts are left out. */
  static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, separators);
    while (tokens.hasMoreTokens()) {
      parts.add(tokens.nextToken());
    }
    return parts;
  }
}
