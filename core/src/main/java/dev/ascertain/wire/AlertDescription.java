package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * What an alert says: IANA registry "TLS Alerts" (RFC 9846 section 6).
 *
 * @param value the number on the wire, 0 to 255
 */
public record AlertDescription(int value) {
  private static final Registry<AlertDescription> REGISTRY =
      Registry.of8("alerts", AlertDescription::new);

  public static final AlertDescription CLOSE_NOTIFY = REGISTRY.define(0, "close_notify");
  public static final AlertDescription UNEXPECTED_MESSAGE =
      REGISTRY.define(10, "unexpected_message");
  public static final AlertDescription BAD_RECORD_MAC = REGISTRY.define(20, "bad_record_mac");
  public static final AlertDescription DECRYPTION_FAILED = REGISTRY.define(21, "decryption_failed");
  public static final AlertDescription RECORD_OVERFLOW = REGISTRY.define(22, "record_overflow");
  public static final AlertDescription DECOMPRESSION_FAILURE =
      REGISTRY.define(30, "decompression_failure");
  public static final AlertDescription HANDSHAKE_FAILURE = REGISTRY.define(40, "handshake_failure");
  public static final AlertDescription NO_CERTIFICATE = REGISTRY.define(41, "no_certificate");
  public static final AlertDescription BAD_CERTIFICATE = REGISTRY.define(42, "bad_certificate");
  public static final AlertDescription UNSUPPORTED_CERTIFICATE =
      REGISTRY.define(43, "unsupported_certificate");
  public static final AlertDescription CERTIFICATE_REVOKED =
      REGISTRY.define(44, "certificate_revoked");
  public static final AlertDescription CERTIFICATE_EXPIRED =
      REGISTRY.define(45, "certificate_expired");
  public static final AlertDescription CERTIFICATE_UNKNOWN =
      REGISTRY.define(46, "certificate_unknown");
  public static final AlertDescription ILLEGAL_PARAMETER = REGISTRY.define(47, "illegal_parameter");
  public static final AlertDescription UNKNOWN_CA = REGISTRY.define(48, "unknown_ca");
  public static final AlertDescription ACCESS_DENIED = REGISTRY.define(49, "access_denied");
  public static final AlertDescription DECODE_ERROR = REGISTRY.define(50, "decode_error");
  public static final AlertDescription DECRYPT_ERROR = REGISTRY.define(51, "decrypt_error");
  public static final AlertDescription TOO_MANY_CIDS_REQUESTED =
      REGISTRY.define(52, "too_many_cids_requested");
  public static final AlertDescription EXPORT_RESTRICTION =
      REGISTRY.define(60, "export_restriction");
  public static final AlertDescription PROTOCOL_VERSION = REGISTRY.define(70, "protocol_version");
  public static final AlertDescription INSUFFICIENT_SECURITY =
      REGISTRY.define(71, "insufficient_security");
  public static final AlertDescription INTERNAL_ERROR = REGISTRY.define(80, "internal_error");
  public static final AlertDescription INAPPROPRIATE_FALLBACK =
      REGISTRY.define(86, "inappropriate_fallback");
  public static final AlertDescription USER_CANCELED = REGISTRY.define(90, "user_canceled");
  public static final AlertDescription NO_RENEGOTIATION = REGISTRY.define(100, "no_renegotiation");
  public static final AlertDescription MISSING_EXTENSION =
      REGISTRY.define(109, "missing_extension");
  public static final AlertDescription UNSUPPORTED_EXTENSION =
      REGISTRY.define(110, "unsupported_extension");
  public static final AlertDescription CERTIFICATE_UNOBTAINABLE =
      REGISTRY.define(111, "certificate_unobtainable");
  public static final AlertDescription UNRECOGNIZED_NAME =
      REGISTRY.define(112, "unrecognized_name");
  public static final AlertDescription BAD_CERTIFICATE_STATUS_RESPONSE =
      REGISTRY.define(113, "bad_certificate_status_response");
  public static final AlertDescription BAD_CERTIFICATE_HASH_VALUE =
      REGISTRY.define(114, "bad_certificate_hash_value");
  public static final AlertDescription UNKNOWN_PSK_IDENTITY =
      REGISTRY.define(115, "unknown_psk_identity");
  public static final AlertDescription CERTIFICATE_REQUIRED =
      REGISTRY.define(116, "certificate_required");
  public static final AlertDescription GENERAL_ERROR = REGISTRY.define(117, "general_error");
  public static final AlertDescription NO_APPLICATION_PROTOCOL =
      REGISTRY.define(120, "no_application_protocol");
  public static final AlertDescription ECH_REQUIRED = REGISTRY.define(121, "ech_required");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<AlertDescription> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** All registered values, by number. */
  public static List<AlertDescription> registered() {
    return REGISTRY.registered();
  }

  /** The row of the IANA registry; empty for a value that is not assigned. */
  public Optional<Registration> registration() {
    return REGISTRY.registration(value);
  }

  /** The registered name, such as {@code close_notify}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
