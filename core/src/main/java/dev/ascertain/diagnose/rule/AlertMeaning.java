package dev.ascertain.diagnose.rule;

import static java.util.Map.entry;

import dev.ascertain.wire.AlertDescription;
import java.util.Map;

/** What a server means by an alert (RFC 9846 section 6, RFC 5246 section 7.2, and others). */
final class AlertMeaning {
  private static final Map<AlertDescription, String> MEANINGS =
      Map.ofEntries(
          entry(
              AlertDescription.UNEXPECTED_MESSAGE,
              "a message came that it did not expect at that point"),
          entry(
              AlertDescription.BAD_RECORD_MAC,
              "a record did not decrypt: the keys differ, or bytes were changed on the way"),
          entry(AlertDescription.DECRYPTION_FAILED, "a record did not decrypt"),
          entry(AlertDescription.RECORD_OVERFLOW, "a record was too long"),
          entry(AlertDescription.DECOMPRESSION_FAILURE, "decompression failed"),
          entry(
              AlertDescription.HANDSHAKE_FAILURE,
              "it found no acceptable set of parameters, and does not say which is missing"),
          entry(AlertDescription.NO_CERTIFICATE, "it has no fitting certificate (SSL 3.0 only)"),
          entry(AlertDescription.BAD_CERTIFICATE, "a certificate was corrupt"),
          entry(
              AlertDescription.UNSUPPORTED_CERTIFICATE,
              "a certificate was of a type it does not support"),
          entry(AlertDescription.CERTIFICATE_REVOKED, "a certificate was revoked"),
          entry(AlertDescription.CERTIFICATE_EXPIRED, "a certificate has expired"),
          entry(
              AlertDescription.CERTIFICATE_UNKNOWN,
              "something about a certificate was not acceptable"),
          entry(
              AlertDescription.ILLEGAL_PARAMETER,
              "a field of the handshake was out of range or contradicts another"),
          entry(AlertDescription.UNKNOWN_CA, "a certificate's issuer is not known to it"),
          entry(
              AlertDescription.ACCESS_DENIED,
              "a certificate was valid, but its owner may not connect"),
          entry(
              AlertDescription.DECODE_ERROR,
              "it could not decode a message: one side, or something between, is faulty"),
          entry(
              AlertDescription.DECRYPT_ERROR, "a signature or the Finished message did not verify"),
          entry(
              AlertDescription.TOO_MANY_CIDS_REQUESTED,
              "it was asked for too many connection ids, which only DTLS has"),
          entry(AlertDescription.EXPORT_RESTRICTION, "it obeys an export restriction of old times"),
          entry(
              AlertDescription.PROTOCOL_VERSION,
              "it knows the version of TLS, but does not speak it"),
          entry(
              AlertDescription.INSUFFICIENT_SECURITY,
              "it wants stronger parameters than were offered"),
          entry(
              AlertDescription.INTERNAL_ERROR,
              "something failed inside the server, often because it is not set up for this name"),
          entry(
              AlertDescription.INAPPROPRIATE_FALLBACK,
              "the client retried with an older version than both sides speak"),
          entry(AlertDescription.USER_CANCELED, "someone stopped the handshake: it is no error"),
          entry(AlertDescription.NO_RENEGOTIATION, "it does not renegotiate"),
          entry(
              AlertDescription.MISSING_EXTENSION,
              "the ClientHello lacked an extension it needs, such as server_name"),
          entry(
              AlertDescription.UNSUPPORTED_EXTENSION,
              "there was an extension that has no place where it was"),
          entry(
              AlertDescription.CERTIFICATE_UNOBTAINABLE,
              "it could not fetch a certificate from the address it was given"),
          entry(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE, "an OCSP response was not valid"),
          entry(
              AlertDescription.BAD_CERTIFICATE_HASH_VALUE,
              "a certificate did not have the hash that was announced"),
          entry(AlertDescription.UNKNOWN_PSK_IDENTITY, "it does not know the pre-shared key"),
          entry(AlertDescription.GENERAL_ERROR, "something failed, and it does not say what"),
          entry(AlertDescription.ECH_REQUIRED, "it wants Encrypted Client Hello"));

  private AlertMeaning() {}

  /** In words that follow "by which a server says that". */
  static String of(AlertDescription description) {
    return MEANINGS.getOrDefault(
        description, "something failed, of a kind that has no registered meaning");
  }
}
