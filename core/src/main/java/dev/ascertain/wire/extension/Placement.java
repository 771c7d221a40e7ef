package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import java.util.Map;
import java.util.Set;

/** A message that carries extensions. */
public enum Placement {
  /** ClientHello of every version. */
  CLIENT_HELLO,
  /** ServerHello of every version. */
  SERVER_HELLO,
  /** HelloRetryRequest of TLS 1.3. */
  HELLO_RETRY_REQUEST,
  /** EncryptedExtensions of TLS 1.3. */
  ENCRYPTED_EXTENSIONS,
  /** An entry of Certificate of TLS 1.3. */
  CERTIFICATE,
  /** CertificateRequest of TLS 1.3. */
  CERTIFICATE_REQUEST,
  /** NewSessionTicket of TLS 1.3. */
  NEW_SESSION_TICKET;

  /**
   * Table 1 of RFC 9846 section 4.3, and the column "TLS 1.3" of the IANA registry for the
   * extensions that are not in it. A ClientHello may also carry what only TLS 1.2 uses, marked "-"
   * there: it is the hello of both versions.
   *
   * <p>The key is the number: the first hashCode of any record costs a cold start 20 milliseconds.
   */
  private static final Map<Integer, Set<Placement>> TLS_1_3 =
      Map.ofEntries(
          row(ExtensionType.SERVER_NAME, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.MAX_FRAGMENT_LENGTH, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.CLIENT_CERTIFICATE_URL, CLIENT_HELLO),
          row(ExtensionType.TRUSTED_CA_KEYS, CLIENT_HELLO),
          row(ExtensionType.TRUNCATED_HMAC, CLIENT_HELLO),
          row(ExtensionType.STATUS_REQUEST, CLIENT_HELLO, CERTIFICATE_REQUEST, CERTIFICATE),
          row(ExtensionType.USER_MAPPING, CLIENT_HELLO),
          row(ExtensionType.CLIENT_AUTHZ, CLIENT_HELLO),
          row(ExtensionType.SERVER_AUTHZ, CLIENT_HELLO),
          row(ExtensionType.CERT_TYPE, CLIENT_HELLO),
          row(ExtensionType.SUPPORTED_GROUPS, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.EC_POINT_FORMATS, CLIENT_HELLO),
          row(ExtensionType.SRP, CLIENT_HELLO),
          row(ExtensionType.SIGNATURE_ALGORITHMS, CLIENT_HELLO, CERTIFICATE_REQUEST),
          row(ExtensionType.USE_SRTP, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.HEARTBEAT, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(
              ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
              CLIENT_HELLO,
              ENCRYPTED_EXTENSIONS),
          row(ExtensionType.STATUS_REQUEST_V2, CLIENT_HELLO),
          row(
              ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP,
              CLIENT_HELLO,
              CERTIFICATE_REQUEST,
              CERTIFICATE),
          row(ExtensionType.CLIENT_CERTIFICATE_TYPE, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.SERVER_CERTIFICATE_TYPE, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.PADDING, CLIENT_HELLO),
          row(ExtensionType.ENCRYPT_THEN_MAC, CLIENT_HELLO),
          row(ExtensionType.EXTENDED_MASTER_SECRET, CLIENT_HELLO),
          row(ExtensionType.TOKEN_BINDING, CLIENT_HELLO),
          row(ExtensionType.CACHED_INFO, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.TLS_LTS, CLIENT_HELLO),
          row(ExtensionType.COMPRESS_CERTIFICATE, CLIENT_HELLO, CERTIFICATE_REQUEST),
          row(ExtensionType.RECORD_SIZE_LIMIT, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.PWD_PROTECT, CLIENT_HELLO),
          row(ExtensionType.PWD_CLEAR, CLIENT_HELLO),
          row(ExtensionType.PASSWORD_SALT, CLIENT_HELLO, SERVER_HELLO, HELLO_RETRY_REQUEST),
          row(ExtensionType.TICKET_PINNING, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.TLS_CERT_WITH_EXTERN_PSK, CLIENT_HELLO, SERVER_HELLO),
          row(ExtensionType.DELEGATED_CREDENTIAL, CLIENT_HELLO, CERTIFICATE_REQUEST, CERTIFICATE),
          row(ExtensionType.SESSION_TICKET, CLIENT_HELLO),
          row(ExtensionType.SUPPORTED_EKT_CIPHERS, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.PRE_SHARED_KEY, CLIENT_HELLO, SERVER_HELLO),
          row(ExtensionType.EARLY_DATA, CLIENT_HELLO, ENCRYPTED_EXTENSIONS, NEW_SESSION_TICKET),
          row(ExtensionType.SUPPORTED_VERSIONS, CLIENT_HELLO, SERVER_HELLO, HELLO_RETRY_REQUEST),
          row(ExtensionType.COOKIE, CLIENT_HELLO, HELLO_RETRY_REQUEST),
          row(ExtensionType.PSK_KEY_EXCHANGE_MODES, CLIENT_HELLO),
          row(ExtensionType.CERTIFICATE_AUTHORITIES, CLIENT_HELLO, CERTIFICATE_REQUEST),
          row(ExtensionType.OID_FILTERS, CERTIFICATE_REQUEST),
          row(ExtensionType.POST_HANDSHAKE_AUTH, CLIENT_HELLO),
          row(ExtensionType.SIGNATURE_ALGORITHMS_CERT, CLIENT_HELLO, CERTIFICATE_REQUEST),
          row(ExtensionType.KEY_SHARE, CLIENT_HELLO, SERVER_HELLO, HELLO_RETRY_REQUEST),
          row(ExtensionType.TRANSPARENCY_INFO, CLIENT_HELLO, CERTIFICATE_REQUEST, CERTIFICATE),
          row(ExtensionType.CONNECTION_ID, CLIENT_HELLO, SERVER_HELLO),
          row(ExtensionType.EXTERNAL_ID_HASH, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.EXTERNAL_SESSION_ID, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.QUIC_TRANSPORT_PARAMETERS, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.TICKET_REQUEST, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.DNSSEC_CHAIN, CLIENT_HELLO, CERTIFICATE),
          row(
              ExtensionType.SEQUENCE_NUMBER_ENCRYPTION_ALGORITHMS,
              CLIENT_HELLO,
              SERVER_HELLO,
              HELLO_RETRY_REQUEST),
          row(ExtensionType.RRC, CLIENT_HELLO, SERVER_HELLO),
          row(ExtensionType.TLS_FLAGS, values()),
          row(ExtensionType.ECH_OUTER_EXTENSIONS, CLIENT_HELLO),
          row(
              ExtensionType.ENCRYPTED_CLIENT_HELLO,
              CLIENT_HELLO,
              HELLO_RETRY_REQUEST,
              ENCRYPTED_EXTENSIONS),
          row(ExtensionType.RENEGOTIATION_INFO, CLIENT_HELLO),
          // Not registered.
          row(ExtensionType.NEXT_PROTOCOL_NEGOTIATION, CLIENT_HELLO),
          row(ExtensionType.APPLICATION_SETTINGS_OLD, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.APPLICATION_SETTINGS, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(ExtensionType.CHANNEL_ID, CLIENT_HELLO, ENCRYPTED_EXTENSIONS),
          row(
              ExtensionType.TRUST_ANCHORS,
              CLIENT_HELLO,
              ENCRYPTED_EXTENSIONS,
              CERTIFICATE_REQUEST,
              CERTIFICATE));

  /**
   * Whether an extension may stand in a message of a TLS 1.3 handshake.
   *
   * <p>An extension that has no row is allowed everywhere, because the rule is about recognised
   * ones: "If an implementation receives an extension which it recognizes and which is not
   * specified for the message in which it appears, it MUST abort the handshake" (RFC 9846 section
   * 4.3).
   */
  public static boolean allows(ExtensionType type, Placement where) {
    Set<Placement> places = TLS_1_3.get(type.value());
    return places == null || places.contains(where);
  }

  /** Whether the table has a row for this extension. */
  static boolean knows(ExtensionType type) {
    return TLS_1_3.containsKey(type.value());
  }

  private static Map.Entry<Integer, Set<Placement>> row(ExtensionType type, Placement... places) {
    return Map.entry(type.value(), Set.of(places));
  }
}
