package dev.ascertain.net;

import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * How to connect.
 *
 * @param families which addresses may be used
 * @param resolve addresses to use in place of a lookup, in the order in which they were given
 * @param connectTo where to connect instead, in the order in which they were given
 * @param timeouts how long to wait
 */
public record ConnectOptions(
    FamilyChoice families,
    List<ResolveRule> resolve,
    List<ConnectToRule> connectTo,
    Timeouts timeouts) {
  /** Any address, no detours, ten seconds a step. */
  public static final ConnectOptions DEFAULT =
      new ConnectOptions(FamilyChoice.ANY, List.of(), List.of(), Timeouts.DEFAULT);

  /** Copies the lists. */
  public ConnectOptions {
    resolve = List.copyOf(resolve);
    connectTo = List.copyOf(connectTo);
  }

  /** These, but to the very address that was connected to before. */
  public ConnectOptions again(ConnectAttempt before) {
    Target destination = before.via().orElse(before.target());
    List<ResolveRule> rules = new ArrayList<>(resolve);
    before
        .connected()
        .ifPresent(made ->
            rules.add(
                new ResolveRule(
                    destination.host(), destination.port(), List.of(made.remote().address()))));
    return new ConnectOptions(families, rules, connectTo, timeouts);
  }
}
