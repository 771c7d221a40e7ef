package dev.ascertain.observation;

import java.util.List;
import java.util.Optional;

/**
 * How a connection to a target came about, or why it did not.
 *
 * @param target the server that was asked for
 * @param via the host and port connected to in its place ({@code --connect-to}); empty if none
 * @param lookup how its addresses were found
 * @param connects every TCP attempt, in the order in which they began
 * @param failure why there is no connection; empty if there is one
 */
public record ConnectAttempt(
    Target target,
    Optional<Target> via,
    DnsLookup lookup,
    List<TcpConnect> connects,
    Optional<NetworkFailure> failure) {

  /** Copies the list. */
  public ConnectAttempt {
    connects = List.copyOf(connects);
  }

  /** The attempt that succeeded. */
  public Optional<TcpConnect> connected() {
    return connects.stream()
        .filter(c -> c.outcome() instanceof TcpConnect.Outcome.Connected)
        .findFirst();
  }
}
