package dev.ascertain.net;

import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.IpAddress;
import dev.ascertain.observation.Target;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what users write for a server: {@code example.com}, {@code example.com:8443}, {@code
 * 192.0.2.1}, {@code [2001:db8::1]:443}, {@code 2001:db8::1}, {@code https://example.com/path}.
 */
public final class TargetParser {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://");
  private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]+");

  private TargetParser() {}

  /**
   * Reads a target; the port is 443 if none is given. Path, query and fragment of a URL are
   * ignored.
   *
   * @throws TargetException if it is not a target, with the reason
   */
  public static Target parse(String text) throws TargetException {
    return parse(text, Target.DEFAULT_PORT);
  }

  /**
   * Reads an IP address with or without a port: {@code 192.0.2.1}, {@code [2001:db8::1]:5353}.
   *
   * @param defaultPort the port if none is given
   * @throws TargetException if it is something else, with the reason
   */
  public static Endpoint endpoint(String text, int defaultPort) throws TargetException {
    Target target = parse(text, defaultPort);
    return new Endpoint(
        target
            .address()
            .orElseThrow(() ->
                new TargetException(Printable.quoted(target.given()) + " is not an IP address.")),
        target.port());
  }

  private static Target parse(String text, int defaultPort) throws TargetException {
    if (text.isEmpty()) {
      throw new TargetException("No host was given.");
    }
    String authority = authority(text);
    if (authority.indexOf('@') >= 0) {
      throw new TargetException(
          "A user name or password does not belong into a target: "
              + "leave out everything up to the '@'.");
    }
    if (authority.startsWith("[")) {
      return bracketed(authority, defaultPort);
    }
    int colon = authority.indexOf(':');
    if (colon < 0) {
      return named(authority, defaultPort);
    }
    if (colon != authority.lastIndexOf(':')) {
      return ipv6(authority, defaultPort);
    }
    return named(authority.substring(0, colon), port(authority.substring(colon + 1)));
  }

  /** A name or an IPv4 address. */
  static Target named(String given, int port) throws TargetException {
    HostName host = HostName.parse(given);
    return new Target(given, host.text(), port, host.address());
  }

  /** An IPv6 address without brackets. */
  static Target ipv6(String given, int port) throws TargetException {
    IpAddress address = ipv6Address(given);
    return new Target(given, address.toString(), port, Optional.of(address));
  }

  /** An IPv4 or IPv6 address, as in {@code --resolve}. */
  static IpAddress address(String text) throws TargetException {
    if (text.indexOf(':') >= 0) {
      return ipv6Address(text);
    }
    return HostName.parse(text)
        .address()
        .orElseThrow(() -> new TargetException(Printable.quoted(text) + " is not an IP address."));
  }

  /** A port number from 1 to 65535. */
  static int port(String text) throws TargetException {
    if (text.isEmpty()) {
      throw new TargetException("The port is missing after the ':'.");
    }
    if (!text.matches("[0-9]+")) {
      throw new TargetException("The port " + Printable.quoted(text) + " is not a number.");
    }
    int port = text.length() <= 5 ? Integer.parseInt(text) : Integer.MAX_VALUE;
    if (port < 1 || port > 65535) {
      throw new TargetException("The port " + Printable.quoted(text) + " is not in 1 to 65535.");
    }
    return port;
  }

  /** Cuts off the scheme, and the path, query and fragment behind it. */
  private static String authority(String text) throws TargetException {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.lookingAt()) {
      if (text.indexOf('/') >= 0) {
        throw new TargetException(
            Printable.quoted(text)
                + " has a path: write only the host, or a URL that begins with https://.");
      }
      return text;
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if (!name.equals("https")) {
      throw new TargetException(
          "Only https:// URLs can be examined, not "
              + name
              + "://; to examine another TLS port, write host:port.");
    }
    String rest = text.substring(scheme.end());
    String authority = rest.split("[/?#]", 2)[0];
    if (authority.isEmpty()) {
      throw new TargetException("The URL " + Printable.quoted(text) + " names no host.");
    }
    return authority;
  }

  private static Target bracketed(String authority, int defaultPort) throws TargetException {
    int end = authority.indexOf(']');
    if (end < 0) {
      throw new TargetException(Printable.quoted(authority) + " lacks the closing ']'.");
    }
    String given = authority.substring(1, end);
    String rest = authority.substring(end + 1);
    if (!rest.isEmpty() && !rest.startsWith(":")) {
      throw new TargetException(
          "After the ']' of " + Printable.quoted(authority) + " only a ':' and a port may follow.");
    }
    return ipv6(given, rest.isEmpty() ? defaultPort : port(rest.substring(1)));
  }

  private static IpAddress ipv6Address(String text) throws TargetException {
    if (text.indexOf('%') >= 0) {
      throw new TargetException(
          Printable.quoted(text) + " has a zone (after the '%'), which is not supported.");
    }
    // Without a colon ofLiteral would take it for an IPv4 address.
    if (text.indexOf(':') >= 0 && IPV6_CHARACTERS.matcher(text).matches()) {
      try {
        return new IpAddress(InetAddress.ofLiteral(text).getAddress());
      } catch (IllegalArgumentException e) {
        // Reported below.
      }
    }
    throw new TargetException(
        Printable.quoted(text)
            + " is not an IPv6 address; a port after one needs brackets: [2001:db8::1]:443.");
  }
}
