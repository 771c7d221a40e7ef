package dev.ascertain.verify;

import dev.ascertain.x509.GeneralName;
import java.util.Arrays;
import java.util.Locale;

/** The name by which the client knows the server (RFC 9525 section 6.1.1). */
public sealed interface ReferenceIdentifier {

  /**
   * A DNS name.
   *
   * @param name lower case, A-labels (RFC 5890 section 2.3.2.1), without a trailing dot
   */
  record Dns(String name) implements ReferenceIdentifier {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * An IP address.
   *
   * @param address 4 or 16 bytes
   */
  record Ip(byte[] address) implements ReferenceIdentifier {
    @Override
    public boolean equals(Object other) {
      return other instanceof Ip that && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(address);
    }

    @Override
    public String toString() {
      return new GeneralName.Ip(address).toString();
    }
  }

  /**
   * Reads a host name or an IP literal.
   *
   * @param host such as {@code example.com}, {@code example.com.}, {@code 192.0.2.1}, {@code
   *     2001:db8::1} or {@code [2001:db8::1]}
   * @throws IllegalArgumentException if it is neither, with the reason; a name with characters
   *     beyond ASCII must be given in A-labels
   */
  static ReferenceIdentifier parse(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    if (bracketed || bare.indexOf(':') >= 0) {
      return new Ip(IpLiteral.v6(bare));
    }
    String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    if (IpLiteral.looksLikeV4(name)) {
      return new Ip(IpLiteral.v4(name));
    }
    if (!DnsNameSyntax.isHost(name)) {
      throw new IllegalArgumentException("not a host name: " + host);
    }
    return new Dns(name.toLowerCase(Locale.ROOT));
  }
}
