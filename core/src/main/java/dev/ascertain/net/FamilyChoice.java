package dev.ascertain.net;

import dev.ascertain.observation.AddressFamily;

/** Which addresses may be connected to. */
public enum FamilyChoice {
  /** IPv6 and IPv4. */
  ANY,
  /** IPv4 only: {@code -4}. */
  IPV4_ONLY,
  /** IPv6 only: {@code -6}. */
  IPV6_ONLY;

  /** Whether addresses of {@code family} may be connected to. */
  public boolean allows(AddressFamily family) {
    return switch (this) {
      case ANY -> true;
      case IPV4_ONLY -> family == AddressFamily.IPV4;
      case IPV6_ONLY -> family == AddressFamily.IPV6;
    };
  }
}
