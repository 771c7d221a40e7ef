package dev.ascertain.observation;

import dev.ascertain.wire.extension.EchConfigList;
import java.util.List;
import java.util.Optional;

/**
 * What DNS said about encrypting a ClientHello: the parameter {@code ech} of HTTPS records (RFC
 * 9848, RFC 9460).
 *
 * @param name the name whose records were asked for, such as {@code _8443._https.example.com};
 *     empty if none was
 * @param server the DNS server that was asked; empty for those of this machine
 * @param aliases the names that records referred to in place of it, in order; not safe to print
 * @param outcome what came of it
 * @param startNanos when it began, on the examination's clock
 * @param endNanos when it ended
 */
public record EchLookup(
    String name,
    Optional<Endpoint> server,
    List<String> aliases,
    Outcome outcome,
    long startNanos,
    long endNanos) {

  /** Copies the list. */
  public EchLookup {
    aliases = List.copyOf(aliases);
  }

  /** What came of a lookup. */
  public sealed interface Outcome {}

  /** These configurations are published. */
  public record Found(EchConfigList configs) implements Outcome {}

  /**
   * DNS answered, and there are none.
   *
   * @param reason a clause for people; not safe to print
   */
  public record NotPublished(String reason) implements Outcome {}

  /**
   * There is something, but it is no ECHConfigList.
   *
   * @param reason a clause for people
   */
  public record Malformed(String reason) implements Outcome {}

  /**
   * Whether there are any could not be found out.
   *
   * @param reason a clause for people; not safe to print
   */
  public record Unknown(String reason) implements Outcome {}

  /** The configurations; none if there are none that can be read. */
  public EchConfigList configs() {
    return outcome instanceof Found found ? found.configs() : new EchConfigList(List.of());
  }

  /** Why there are no configurations; empty if there are. */
  public Optional<String> reason() {
    return switch (outcome) {
      case Found _ -> Optional.empty();
      case NotPublished none -> Optional.of(none.reason());
      case Malformed malformed -> Optional.of(malformed.reason());
      case Unknown unknown -> Optional.of(unknown.reason());
    };
  }

  /** How long it took. */
  public long nanos() {
    return endNanos - startNanos;
  }
}
