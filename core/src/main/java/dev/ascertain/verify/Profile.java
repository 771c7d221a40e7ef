package dev.ascertain.verify;

import java.util.Optional;
import java.util.stream.Stream;

/** Which rules certificates are held to, besides proving who the peer is. */
public enum Profile {
  /** RFC 5280: path validation, and what section 4 demands of certificates. */
  RFC_5280("rfc5280"),
  /**
   * RFC 5280 and the Web PKI: every rule of the CA/Browser Forum's Baseline Requirements that can
   * be seen in a certificate is an error, whether or not a browser enforces it. What only public
   * CAs owe, such as a limit on the validity, is asked for below public roots only.
   */
  WEB_PKI("webpki"),
  /**
   * As browsers judge: rules of {@link #WEB_PKI} that no browser enforces are only warnings, and
   * below private roots those of the Baseline Requirements do not count at all.
   */
  BROWSER("browser");

  private final String id;

  Profile(String id) {
    this.id = id;
  }

  /** The stable name, such as {@code webpki}. */
  public String id() {
    return id;
  }

  /** The profile of this name. */
  public static Optional<Profile> byId(String id) {
    return Stream.of(values()).filter(profile -> profile.id.equals(id)).findFirst();
  }
}
