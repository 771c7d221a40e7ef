package dev.ascertain.verify;

/** The five questions a verification answers. */
public enum Check {
  /** Is the certificate for the name the client asked for? RFC 9525 section 6. */
  NAME("name"),
  /** Is every certificate of the path within its validity? RFC 5280 section 6.1.3 (a)(2). */
  DATES("dates"),
  /** Does an unbroken path lead to a trusted root? RFC 5280 section 6.1. */
  CHAIN("chain"),
  /** Does the server hold the certificate's private key? RFC 9846 section 4.5.2. */
  KEY_PROOF("key-proof"),
  /** Has the issuer withdrawn the certificate? RFC 5280 section 6.1.3 (a)(3). */
  REVOCATION("revocation");

  private final String id;

  Check(String id) {
    this.id = id;
  }

  /** The stable name, such as {@code key-proof}. */
  public String id() {
    return id;
  }
}
