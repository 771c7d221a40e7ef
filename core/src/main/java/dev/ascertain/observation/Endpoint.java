package dev.ascertain.observation;

/**
 * One end of a TCP connection.
 *
 * @param address its IP address
 * @param port its TCP port, 0 to 65,535
 */
public record Endpoint(IpAddress address, int port) {

  /** {@code 192.0.2.1:443} or {@code [2001:db8::1]:443}. */
  @Override
  public String toString() {
    return switch (address.family()) {
      case IPV4 -> address + ":" + port;
      case IPV6 -> "[" + address + "]:" + port;
    };
  }
}
