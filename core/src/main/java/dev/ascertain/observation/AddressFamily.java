package dev.ascertain.observation;

/** The two kinds of IP address. */
public enum AddressFamily {
  /** Sixteen octets, RFC 4291. */
  IPV6("IPv6"),
  /** Four octets, RFC 791. */
  IPV4("IPv4");

  private final String text;

  AddressFamily(String text) {
    this.text = text;
  }

  /** {@code IPv6} or {@code IPv4}. */
  @Override
  public String toString() {
    return text;
  }
}
