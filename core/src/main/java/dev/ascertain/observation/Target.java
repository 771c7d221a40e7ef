package dev.ascertain.observation;

import java.util.Optional;

/**
 * The server to be examined, as its user named it. Made by {@code dev.ascertain.net.TargetParser}.
 *
 * @param given the host as given, without scheme, brackets, port or path: {@code Bücher.example.}
 * @param host the host for DNS, SNI and name checks: lower case, A-labels (RFC 5890 section
 *     2.3.2.1), no trailing dot, {@code xn--bcher-kva.example}; or an IP address in its usual text
 * @param port the TCP port, 1 to 65,535
 * @param address the IP address, if the host is an IP literal and not a name
 */
public record Target(String given, String host, int port, Optional<IpAddress> address) {
  /** The port of HTTPS, meant when none is given. */
  public static final int DEFAULT_PORT = 443;

  /** Whether the host is an IP address and not a name. SNI is never sent for one. */
  public boolean isIpLiteral() {
    return address.isPresent();
  }

  /** The name to look up: as {@link #host}, with a trailing dot if one was given. */
  public String lookupName() {
    return given.endsWith(".") ? host + "." : host;
  }

  /**
   * The host and, unless it is 443, the port, as HTTP's Host field wants them: {@code example.com},
   * {@code [2001:db8::1]:8443} (RFC 9110 section 7.2).
   */
  public String authority() {
    return port == DEFAULT_PORT ? bracketed() : toString();
  }

  /** The host and the port, always: {@code example.com:443}, {@code [2001:db8::1]:443}. */
  @Override
  public String toString() {
    return bracketed() + ":" + port;
  }

  private String bracketed() {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}
