package dev.ascertain.handshake;

import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.Rule;

/** The one place that decides which alert answers which broken rule. */
public final class Alerts {
  private Alerts() {}

  /** The alert that RFC 9846 section 6.2, or the section of the rule itself, asks for. */
  public static AlertDescription answering(Rule rule) {
    // RFC 9846 section 6.2: "The phrases "terminate the connection with an X alert" and "abort the
    // handshake with an X alert" mean that the implementation MUST send alert X if it sends any
    // alert."
    return switch (rule) {
      // RFC 9846 section 6: "Peers which receive a message which cannot be parsed according to the
      // syntax (e.g., have a length extending beyond the message boundary or contain an
      // out-of-range length) MUST terminate the connection with a "decode_error" alert."
      case MALFORMED, EMPTY_CERTIFICATE_LIST -> AlertDescription.DECODE_ERROR;
      case NOT_A_RECORD,
          UNEXPECTED_RECORD,
          EMPTY_FRAGMENT,
          INTERLEAVED_RECORDS,
          KEY_CHANGE_INSIDE_RECORD,
          EMPTY_INNER_PLAINTEXT,
          UNEXPECTED_MESSAGE,
          SECOND_HELLO_RETRY_REQUEST,
          TOO_MUCH_EARLY_DATA,
          UNOFFERED_DELEGATED_CREDENTIAL ->
          AlertDescription.UNEXPECTED_MESSAGE;
      case RECORD_OVERFLOW -> AlertDescription.RECORD_OVERFLOW;
      case BAD_RECORD_MAC -> AlertDescription.BAD_RECORD_MAC;
      case TOO_LARGE -> AlertDescription.INTERNAL_ERROR;
      case UNOFFERED_EXTENSION -> AlertDescription.UNSUPPORTED_EXTENSION;
      case MISSING_EXTENSION -> AlertDescription.MISSING_EXTENSION;
      case UNOFFERED_VERSION, NO_COMMON_VERSION, BAD_LEGACY_VERSION ->
          AlertDescription.PROTOCOL_VERSION;
      case CERTIFICATE_REQUIRED -> AlertDescription.CERTIFICATE_REQUIRED;
      case INAPPROPRIATE_FALLBACK -> AlertDescription.INAPPROPRIATE_FALLBACK;
      case ECH_REJECTED -> AlertDescription.ECH_REQUIRED;
      case UNRECOGNIZED_NAME -> AlertDescription.UNRECOGNIZED_NAME;
      case NO_COMMON_APPLICATION_PROTOCOL -> AlertDescription.NO_APPLICATION_PROTOCOL;
      // RFC 9846 section 6: "Peers which receive a message which is syntactically correct but
      // semantically invalid (e.g., a DHE share of p - 1, or an invalid enum) MUST terminate the
      // connection with an "illegal_parameter" alert."
      case POINTLESS_HELLO_RETRY_REQUEST,
          DUPLICATE_EXTENSION,
          MISPLACED_EXTENSION,
          UNOFFERED_PROTOCOL,
          BAD_KEY_UPDATE,
          BAD_SUPPORTED_VERSION,
          UNOFFERED_CIPHER_SUITE,
          CHANGED_AFTER_RETRY,
          SESSION_ID_NOT_ECHOED,
          FALSE_RESUMPTION,
          COMPRESSION_SELECTED,
          DOWNGRADE,
          UNOFFERED_GROUP,
          BAD_KEY_SHARE,
          UNOFFERED_SIGNATURE_SCHEME,
          WRONG_KEY_TYPE,
          BAD_COOKIE,
          BAD_RECORD_LIMIT,
          UNOFFERED_COMPRESSION,
          BAD_OID_FILTERS,
          BAD_REQUEST_CONTEXT,
          UNOFFERED_PSK,
          EARLY_DATA_WITH_OTHER_PSK,
          CHANGED_WHEN_RESUMED,
          UNOFFERED_CERTIFICATE_TYPE,
          SECOND_RAW_PUBLIC_KEY,
          BAD_DELEGATED_CREDENTIAL,
          ECH_NOT_CONFIRMED,
          BAD_ECH ->
          AlertDescription.ILLEGAL_PARAMETER;
      case UNSAFE_RENEGOTIATION,
          UNSUPPORTED_PARAMETER,
          NO_COMMON_CIPHER_SUITE,
          NO_COMMON_GROUP,
          NO_COMMON_SIGNATURE_SCHEME,
          NO_CLIENT_CERTIFICATE,
          NO_SESSION_TO_RESUME ->
          AlertDescription.HANDSHAKE_FAILURE;
      case WEAK_DH_GROUP -> AlertDescription.INSUFFICIENT_SECURITY;
      case BAD_HANDSHAKE_SIGNATURE, BAD_FINISHED, BAD_BINDER, UNDECRYPTABLE_ECH ->
          AlertDescription.DECRYPT_ERROR;
      case BAD_CERTIFICATE, UNREADABLE_CERTIFICATE, NOT_DER, NOT_A_CERTIFICATE, BAD_COMPRESSION ->
          AlertDescription.BAD_CERTIFICATE;
      case CERTIFICATE_REVOKED -> AlertDescription.CERTIFICATE_REVOKED;
      case CERTIFICATE_EXPIRED -> AlertDescription.CERTIFICATE_EXPIRED;
      case NO_COMMON_CERTIFICATE_TYPE -> AlertDescription.UNSUPPORTED_CERTIFICATE;
      case CERTIFICATE_UNKNOWN, UNKNOWN_RAW_PUBLIC_KEY -> AlertDescription.CERTIFICATE_UNKNOWN;
      case UNKNOWN_CA -> AlertDescription.UNKNOWN_CA;
    };
  }
}
