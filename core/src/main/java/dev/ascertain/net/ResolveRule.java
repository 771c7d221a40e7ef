package dev.ascertain.net;

import dev.ascertain.observation.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses to use in place of a lookup, with the meaning of curl's {@code --resolve
 * HOST:PORT:ADDR[,ADDR]…}.
 *
 * <p>HOST {@code *} stands for every host; a rule that names the host goes before it. Of two rules
 * for the same host and port the later one counts. {@code -HOST:PORT} takes an earlier rule back. A
 * {@code +} in front, which limits how long curl keeps the entry, changes nothing here.
 *
 * @param host a host name, an IPv4 address or {@code *}
 * @param port the port the rule is for
 * @param addresses the addresses in order; empty to take an earlier rule back
 */
public record ResolveRule(String host, int port, List<IpAddress> addresses) {
  private static final String ANY_HOST = "*";

  /** Copies the addresses. */
  public ResolveRule {
    addresses = List.copyOf(addresses);
  }

  /**
   * Reads the option's value.
   *
   * @throws TargetException if it is malformed
   */
  public static ResolveRule parse(String text) throws TargetException {
    boolean remove = text.startsWith("-");
    String rule = remove || text.startsWith("+") ? text.substring(1) : text;
    String[] parts = rule.split(":", 3);
    if (parts.length != (remove ? 2 : 3)) {
      throw malformed(text);
    }
    String host = parts[0].equals(ANY_HOST) ? ANY_HOST : HostName.parse(parts[0]).text();
    int port = TargetParser.port(parts[1]);
    if (remove) {
      return new ResolveRule(host, port, List.of());
    }
    List<IpAddress> addresses = new ArrayList<>();
    for (String part : parts[2].split(",", -1)) {
      if (!part.isEmpty()) {
        addresses.add(TargetParser.address(unbracketed(part)));
      }
    }
    if (addresses.isEmpty()) {
      throw malformed(text);
    }
    return new ResolveRule(host, port, addresses);
  }

  /** The addresses that {@code rules} give for a host and port; empty if it must be looked up. */
  static Optional<List<IpAddress>> addresses(
      List<ResolveRule> rules, String host, int port, FamilyChoice families) {
    return last(rules, host, port)
        .or(() -> last(rules, ANY_HOST, port))
        .map(ResolveRule::addresses)
        // As in curl, an entry without any address of the wanted family does not count.
        .filter(found -> found.stream().anyMatch(a -> families.allows(a.family())));
  }

  private static Optional<ResolveRule> last(List<ResolveRule> rules, String host, int port) {
    return rules.stream()
        .filter(r -> r.port == port && r.host.equals(host))
        .reduce((_, later) -> later)
        .filter(r -> !r.addresses.isEmpty());
  }

  private static String unbracketed(String address) {
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    return bracketed ? address.substring(1, address.length() - 1) : address;
  }

  private static TargetException malformed(String text) {
    return new TargetException(
        Printable.quoted(text) + " is not of the form HOST:PORT:ADDRESS[,ADDRESS]….");
  }
}
