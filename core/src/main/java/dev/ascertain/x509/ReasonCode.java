package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.List;

/**
 * Why a certificate was revoked (RFC 5280 section 5.3.1).
 *
 * <pre>
 * CRLReason ::= ENUMERATED {
 *   unspecified (0), keyCompromise (1), cACompromise (2), affiliationChanged (3), superseded (4),
 *   cessationOfOperation (5), certificateHold (6), -- value 7 is not used
 *   removeFromCRL (8), privilegeWithdrawn (9), aACompromise (10) }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param reason the number of the reason, 0 to 255
 */
public record ReasonCode(boolean critical, int reason) implements CertificateExtension {
  /** The certificate is only suspended. */
  public static final int CERTIFICATE_HOLD = 6;

  /** In a list of changes: the certificate is no longer revoked, or has expired. */
  public static final int REMOVE_FROM_CRL = 8;

  private static final List<String> NAMES =
      List.of(
          "unspecified",
          "keyCompromise",
          "cACompromise",
          "affiliationChanged",
          "superseded",
          "cessationOfOperation",
          "certificateHold",
          "7",
          "removeFromCRL",
          "privilegeWithdrawn",
          "aACompromise");

  static ReasonCode decode(boolean critical, DerReader value) throws ViolationException {
    return new ReasonCode(critical, decode(value, "CRLReason"));
  }

  /** Reads a CRLReason. */
  static int decode(DerReader in, String name) throws ViolationException {
    return in.enumerated(name, 255);
  }

  /** The RFC's name of a reason, such as {@code keyCompromise}; its number if it has none. */
  public static String name(int reason) {
    return reason >= 0 && reason < NAMES.size() ? NAMES.get(reason) : Integer.toString(reason);
  }

  /** The RFC's name of the reason. */
  public String name() {
    return name(reason);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.REASON_CODE;
  }
}
