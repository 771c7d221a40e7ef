package dev.ascertain.diagnose.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A further connection whose answer decides between causes: our first offer, with something more or
 * something less.
 *
 * @param id the stable name, such as {@code wide-offer}
 * @param question what it asks, as a sentence
 * @param changes what it has more or other than our first offer
 * @param without what it leaves out of our first offer
 */
public record Probe(String id, String question, Set<Change> changes, List<HelloElement> without) {

  /** What a further offer can have more or other than the first. */
  public enum Change {
    /** All versions from TLS 1.0 on. */
    ALL_VERSIONS,
    /** Every registered cipher suite. */
    ALL_SUITES,
    /** Every registered group. */
    ALL_GROUPS,
    /** Every registered signature scheme. */
    ALL_SCHEMES,
    /** No server_name. */
    NO_SERVER_NAME,
    /** The name of the target as server_name. */
    SERVER_NAME,
    /** As many bytes as a post-quantum key share has, in an extension that means nothing. */
    FILLED
  }

  /**
   * A ClientHello with every registered cipher suite, group and signature scheme, and all versions
   * from TLS 1.0 on.
   */
  public static final Probe WIDE_OFFER =
      new Probe(
          "wide-offer",
          "Does the server take any other cipher suite?",
          EnumSet.of(Change.ALL_VERSIONS, Change.ALL_SUITES, Change.ALL_GROUPS, Change.ALL_SCHEMES),
          List.of(HelloElement.ALPN));

  /** {@link #WIDE_OFFER} again, but with the versions of the first offer only. */
  public static final Probe SAME_VERSIONS =
      new Probe(
          "same-versions",
          "Does the server take any other cipher suite, without any other version?",
          EnumSet.of(Change.ALL_SUITES, Change.ALL_GROUPS, Change.ALL_SCHEMES),
          List.of(HelloElement.ALPN));

  /** Our first offer, with every registered cipher suite. */
  public static final Probe OTHER_SUITES =
      with("other-suites", "Are other cipher suites alone enough?", Change.ALL_SUITES);

  /** Our first offer, with every registered group. */
  public static final Probe OTHER_GROUPS =
      with("other-groups", "Are other groups alone enough?", Change.ALL_GROUPS);

  /** Our first offer, with every registered signature scheme. */
  public static final Probe OTHER_SCHEMES =
      with("other-schemes", "Are other signature schemes alone enough?", Change.ALL_SCHEMES);

  /** Our first offer, naming no host. */
  public static final Probe NO_SERVER_NAME =
      with(
          "no-server-name",
          "Does the server answer a ClientHello that names no host?",
          Change.NO_SERVER_NAME);

  /** Our first offer, naming the host. */
  public static final Probe SERVER_NAME =
      with(
          "server-name",
          "Does the server answer a ClientHello that names the host?",
          Change.SERVER_NAME);

  /** Our first offer once more, as it was. */
  public static final Probe AGAIN =
      new Probe(
          "again",
          "Does the server answer the first ClientHello when it is sent again?",
          Set.of(),
          List.of());

  /** As large as our first offer, but without the post-quantum groups that made it so large. */
  public static final Probe LARGE_WITHOUT_POST_QUANTUM =
      new Probe(
          "large-hello",
          "Does the server answer a ClientHello of that size without the post-quantum group?",
          EnumSet.of(Change.FILLED),
          List.of(HelloElement.POST_QUANTUM));

  /** Copies the collections. */
  public Probe {
    changes = Set.copyOf(changes);
    without = List.copyOf(without);
  }

  /** Our first offer without these elements. */
  static Probe without(List<HelloElement> elements) {
    List<String> names = elements.stream().map(HelloElement::inAList).toList();
    String last = names.getLast();
    String list =
        names.size() == 1
            ? elements.getFirst().toString()
            : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
    return new Probe(
        "without-" + elements.stream().map(HelloElement::id).collect(Collectors.joining("+")),
        "Does the server answer our ClientHello without " + list + "?",
        Set.of(),
        elements);
  }

  private static Probe with(String id, String question, Change change) {
    return new Probe(id, question, EnumSet.of(change), List.of());
  }
}
