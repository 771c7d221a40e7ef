package dev.ascertain.net;

import dev.ascertain.observation.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where to connect instead, with the meaning of curl's {@code --connect-to
 * HOST1:PORT1:HOST2:PORT2}. SNI, the name check and HTTP's Host field keep to the original target.
 *
 * <p>An empty HOST1 or PORT1 matches everything, an empty HOST2 or PORT2 changes nothing, and
 * {@code :PORT2} may be left out. IPv6 addresses stand in brackets. The first rule that matches and
 * changes something counts; its outcome is not matched again.
 *
 * @param host the host to match
 * @param port the port to match
 * @param toHost the host to connect to; only the host counts, its port means nothing
 * @param toPort the port to connect to
 */
public record ConnectToRule(
    Optional<String> host, OptionalInt port, Optional<Target> toHost, OptionalInt toPort) {

  /**
   * Reads the option's value.
   *
   * @throws TargetException if it is malformed
   */
  public static ConnectToRule parse(String text) throws TargetException {
    HostAndRest from = hostAndRest(text, text);
    int colon = from.rest.indexOf(':');
    if (colon < 0) {
      throw malformed(text);
    }
    OptionalInt port = optionalPort(from.rest.substring(0, colon));
    String to = from.rest.substring(colon + 1);
    // Without a third colon there is no PORT2.
    HostAndRest toHost = hostAndRest(hasPort(to) ? to : to + ":", text);
    return new ConnectToRule(
        from.host.map(Target::host), port, toHost.host, optionalPort(toHost.rest));
  }

  /** Where {@code rules} send a connection to {@code target}; empty if they do not apply. */
  static Optional<Target> apply(List<ConnectToRule> rules, Target target) {
    return rules.stream()
        .filter(r -> r.matches(target) && r.changesSomething())
        .findFirst()
        .map(r -> r.redirected(target));
  }

  private boolean matches(Target target) {
    boolean hostMatches = host.isEmpty() || host.get().equals(target.host());
    return hostMatches && (port.isEmpty() || port.getAsInt() == target.port());
  }

  private boolean changesSomething() {
    return toHost.isPresent() || toPort.isPresent();
  }

  private Target redirected(Target target) {
    Target to = toHost.orElse(target);
    return new Target(to.given(), to.host(), toPort.orElse(target.port()), to.address());
  }

  /** A host that ends at a colon, and what comes behind that. */
  private record HostAndRest(Optional<Target> host, String rest) {}

  private static HostAndRest hostAndRest(String part, String whole) throws TargetException {
    boolean bracketed = part.startsWith("[");
    int end = bracketed ? part.indexOf("]:") : part.indexOf(':');
    if (end < 0) {
      throw malformed(whole);
    }
    String given = part.substring(bracketed ? 1 : 0, end);
    String rest = part.substring(bracketed ? end + 2 : end + 1);
    if (bracketed) {
      return new HostAndRest(Optional.of(TargetParser.ipv6(given, Target.DEFAULT_PORT)), rest);
    }
    if (given.isEmpty()) {
      return new HostAndRest(Optional.empty(), rest);
    }
    return new HostAndRest(Optional.of(TargetParser.named(given, Target.DEFAULT_PORT)), rest);
  }

  private static boolean hasPort(String to) {
    return to.startsWith("[") ? !to.endsWith("]") : to.indexOf(':') >= 0;
  }

  private static OptionalInt optionalPort(String text) throws TargetException {
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(TargetParser.port(text));
  }

  private static TargetException malformed(String text) {
    return new TargetException(
        Printable.quoted(text) + " is not of the form HOST1:PORT1:HOST2:PORT2.");
  }
}
