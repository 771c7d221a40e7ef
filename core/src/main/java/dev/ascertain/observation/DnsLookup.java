package dev.ascertain.observation;

import java.util.List;
import java.util.Optional;

/**
 * How the addresses of a host were found.
 *
 * @param name the name that was looked up, or the IP literal
 * @param source where the addresses come from
 * @param addresses all addresses in the order of the answer, whether or not their family is wanted
 * @param startNanos when the lookup began
 * @param endNanos when it ended
 * @param failure why there are no addresses; empty if there are some
 */
public record DnsLookup(
    String name,
    Source source,
    List<IpAddress> addresses,
    long startNanos,
    long endNanos,
    Optional<NetworkFailure> failure) {

  /** Copies the addresses. */
  public DnsLookup {
    addresses = List.copyOf(addresses);
  }

  /** How long it took. */
  public long nanos() {
    return endNanos - startNanos;
  }

  /** Where addresses come from. */
  public enum Source {
    /** The host is itself an IP address: nothing was looked up. */
    LITERAL,
    /** The user said so ({@code --resolve}): nothing was looked up. */
    GIVEN,
    /** This machine's resolver: hosts file, DNS, and whatever else it is set up to ask. */
    RESOLVER
  }
}
