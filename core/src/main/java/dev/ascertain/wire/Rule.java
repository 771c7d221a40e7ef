package dev.ascertain.wire;

/**
 * The protocol rules Ascertain checks, each with the place that states it.
 *
 * <p>A {@link Violation} names one of these; {@code dev.ascertain.handshake} maps each to the alert
 * it is answered with, in one exhaustive switch. The sentence of the RFC stands beside the check
 * itself.
 */
public enum Rule {
  // Wire and records
  /** A field is outside its range, or a vector's length does not fit. */
  MALFORMED("malformed", "RFC 9846 section 6.2"),
  /** The bytes are not a TLS record: another protocol answers on this port. */
  NOT_A_RECORD("not-a-record", "RFC 9846 section 5.1"),
  /** A record of a type that is not allowed now. */
  UNEXPECTED_RECORD("unexpected-record", "RFC 9846 section 5"),
  /** A record longer than the protocol allows. */
  RECORD_OVERFLOW("record-overflow", "RFC 9846 section 5.1"),
  /** A zero-length handshake or alert fragment. */
  EMPTY_FRAGMENT("empty-fragment", "RFC 9846 section 5.1"),
  /** Another record type inside a fragmented handshake message. */
  INTERLEAVED_RECORDS("interleaved-records", "RFC 9846 section 5.1"),
  /** A handshake message spans a change of keys. */
  KEY_CHANGE_INSIDE_RECORD("key-change-inside-record", "RFC 9846 section 5.1"),
  /** A record does not decrypt, or its MAC is wrong. */
  BAD_RECORD_MAC("bad-record-mac", "RFC 9846 section 5.2"),
  /** A decrypted TLS 1.3 record holds only padding. */
  EMPTY_INNER_PLAINTEXT("empty-inner-plaintext", "RFC 9846 section 5.4"),
  /** More bytes or messages than any real handshake has: a limit of ours. */
  TOO_LARGE("too-large", "RFC 9846 section 6.2"),
  // Order
  /** A message that may not come now. */
  UNEXPECTED_MESSAGE("unexpected-message", "RFC 9846 section 4"),
  /** A second HelloRetryRequest in one handshake. */
  SECOND_HELLO_RETRY_REQUEST("second-hello-retry-request", "RFC 9846 section 4.2.4"),
  /** A HelloRetryRequest that would change nothing in the ClientHello. */
  POINTLESS_HELLO_RETRY_REQUEST("pointless-hello-retry-request", "RFC 9846 section 4.2.4"),
  /** request_update of a KeyUpdate is neither 0 nor 1. */
  BAD_KEY_UPDATE("bad-key-update", "RFC 9846 section 4.7.3"),
  // Extensions
  /** An extension in answer to none of ours. */
  UNOFFERED_EXTENSION("unoffered-extension", "RFC 9846 section 4.3"),
  /** Two extensions of one type in one message. */
  DUPLICATE_EXTENSION("duplicate-extension", "RFC 9846 section 4.3"),
  /** An extension in a message it is not specified for. */
  MISPLACED_EXTENSION("misplaced-extension", "RFC 9846 section 4.3"),
  /** A mandatory extension is absent. */
  MISSING_EXTENSION("missing-extension", "RFC 9846 section 9.2"),
  /** An ALPN answer that is not one protocol of our list. */
  UNOFFERED_PROTOCOL("unoffered-application-protocol", "RFC 7301 section 3.2"),
  // Negotiation
  /** The server chose a version we did not offer. */
  UNOFFERED_VERSION("unoffered-version", "RFC 9846 section 4.2.3"),
  /** supported_versions selects something below TLS 1.3 or not offered. */
  BAD_SUPPORTED_VERSION("bad-supported-version", "RFC 9846 section 4.3.1"),
  /** legacy_version is not 0x0303 in a TLS 1.3 ServerHello. */
  BAD_LEGACY_VERSION("bad-legacy-version", "RFC 9846 section 4.2.3"),
  /** The server chose a cipher suite we did not offer, or one of another version. */
  UNOFFERED_CIPHER_SUITE("unoffered-cipher-suite", "RFC 9846 section 4.2.3"),
  /** ServerHello contradicts the HelloRetryRequest before it. */
  CHANGED_AFTER_RETRY("changed-after-retry", "RFC 9846 section 4.2.4"),
  /** legacy_session_id_echo differs from what we sent. */
  SESSION_ID_NOT_ECHOED("session-id-not-echoed", "RFC 9846 section 4.2.3"),
  /** The server echoes our random session id in TLS 1.2, as if it resumed a session. */
  FALSE_RESUMPTION("false-resumption", "RFC 9846 section 4.2.3"),
  /** A compression method other than null. */
  COMPRESSION_SELECTED("compression-selected", "RFC 9846 section 4.2.3"),
  /** The downgrade sentinel: the server could have spoken a newer version. */
  DOWNGRADE("downgrade", "RFC 9846 section 4.2.3"),
  /** A group we did not offer. */
  UNOFFERED_GROUP("unoffered-group", "RFC 9846 section 4.3.8"),
  /** A public value that is not a valid one of its group. */
  BAD_KEY_SHARE("bad-key-share", "RFC 9846 section 7.4"),
  /** A Diffie-Hellman prime too short to be secure, or a malformed group. */
  WEAK_DH_GROUP("weak-dh-group", "RFC 9325 section 4.5"),
  /** renegotiation_info does not match this connection. */
  UNSAFE_RENEGOTIATION("unsafe-renegotiation", "RFC 5746 section 3.4"),
  /** Something that is legal and offered, but that this engine cannot do. */
  UNSUPPORTED_PARAMETER("unsupported-parameter", "RFC 9846 section 4.2.3"),
  // What a client can break, or fail to have in common with a server
  /** The client offers no version this server speaks. */
  NO_COMMON_VERSION("no-common-version", "RFC 9846 section 4.3.1"),
  /** The client says that it fell back, and need not have. */
  INAPPROPRIATE_FALLBACK("inappropriate-fallback", "RFC 7507 section 3"),
  /** The client offers no cipher suite this server takes. */
  NO_COMMON_CIPHER_SUITE("no-common-cipher-suite", "RFC 9846 section 4.2.1"),
  /** The client offers no group this server takes. */
  NO_COMMON_GROUP("no-common-group", "RFC 9846 section 4.2.1"),
  /** The client takes no signature that a certificate of this server can make. */
  NO_COMMON_SIGNATURE_SCHEME("no-common-signature-scheme", "RFC 9846 section 4.2.1"),
  /** The client asks for a host that this server is not. */
  UNRECOGNIZED_NAME("unrecognized-name", "RFC 6066 section 3"),
  /** The client offers application protocols, and this server speaks none of them. */
  NO_COMMON_APPLICATION_PROTOCOL("no-common-application-protocol", "RFC 7301 section 3.2"),
  /** A cookie that this server did not make for this client. */
  BAD_COOKIE("bad-cookie", "RFC 9846 section 4.3.2"),
  /** A limit on records that is none of those allowed. */
  BAD_RECORD_LIMIT("bad-record-limit", "RFC 8449 section 4"),
  /** A compressed certificate that does not decompress to what it says. */
  BAD_COMPRESSION("bad-compression", "RFC 8879 section 4"),
  /** A compression of certificates that was not offered. */
  UNOFFERED_COMPRESSION("unoffered-compression", "RFC 8879 section 4"),
  /** A client without a certificate, where TLS 1.3 has an alert for it. */
  CERTIFICATE_REQUIRED("certificate-required", "RFC 9846 section 4.5.1.3"),
  /** A client without a certificate in TLS 1.2. */
  NO_CLIENT_CERTIFICATE("no-client-certificate", "RFC 5246 section 7.4.6"),
  /** oid_filters name an extension twice, or any purpose at all. */
  BAD_OID_FILTERS("bad-oid-filters", "RFC 9846 section 4.3.5"),
  /** certificate_request_context is not that of the request, or not empty where it must be. */
  BAD_REQUEST_CONTEXT("bad-request-context", "RFC 9846 section 4.5.1"),
  /** A binder that does not prove that the client has the pre-shared key. */
  BAD_BINDER("bad-binder", "RFC 9846 section 4.3.11"),
  /** The server takes a pre-shared key that was not offered, or not for its cipher suite. */
  UNOFFERED_PSK("unoffered-psk", "RFC 9846 section 4.3.11"),
  /** The server takes early data, but not the key that protects it. */
  EARLY_DATA_WITH_OTHER_PSK("early-data-with-other-psk", "RFC 9846 section 4.3.10"),
  /** The server resumes a session with other parameters than it had. */
  CHANGED_WHEN_RESUMED("changed-when-resumed", "RFC 5246 section 7.4.1.3"),
  /** A handshake that resumes nothing, where no new session is wanted. */
  NO_SESSION_TO_RESUME("no-session-to-resume", "RFC 9846 section 6.2"),
  /** More early data than the ticket allows. */
  TOO_MUCH_EARLY_DATA("too-much-early-data", "RFC 9846 section 4.7.1"),
  // Encrypted Client Hello
  /** The server did not use the inner ClientHello, so that the connection is not the one wanted. */
  ECH_REJECTED("ech-rejected", "RFC 9849 section 6.1.6"),
  /** The server confirmed the inner ClientHello in its HelloRetryRequest, but not after it. */
  ECH_NOT_CONFIRMED("ech-not-confirmed", "RFC 9849 section 6.1.5"),
  /** encrypted_client_hello, or the inner ClientHello, is not as it must be. */
  BAD_ECH("bad-encrypted-client-hello", "RFC 9849 section 7.1"),
  /** The second inner ClientHello does not open under the keys of the first. */
  UNDECRYPTABLE_ECH("undecryptable-client-hello", "RFC 9849 section 7.1.1"),
  // Authentication
  /** The server sent no certificate. */
  EMPTY_CERTIFICATE_LIST("empty-certificate-list", "RFC 9846 section 4.5.1"),
  /** The end-entity certificate or its key cannot be read. */
  UNREADABLE_CERTIFICATE("unreadable-certificate", "RFC 5280 section 4.1"),
  /** The certificate's key does not fit the cipher suite or signature scheme. */
  WRONG_KEY_TYPE("wrong-key-type", "RFC 5246 section 7.4.2"),
  /** A signature scheme we did not offer, or one not allowed here. */
  UNOFFERED_SIGNATURE_SCHEME("unoffered-signature-scheme", "RFC 9846 section 4.5.2"),
  /** A type of certificate that was not offered is chosen. */
  UNOFFERED_CERTIFICATE_TYPE("unoffered-certificate-type", "RFC 7250 section 4.2"),
  /** No type of certificate that both sides have, or one that was not offered is presented. */
  NO_COMMON_CERTIFICATE_TYPE("no-common-certificate-type", "RFC 7250 section 4.2"),
  /** More than one raw public key. */
  SECOND_RAW_PUBLIC_KEY("second-raw-public-key", "RFC 9846 section 4.5.1"),
  /** The judge refused the raw public key: it is none of those known. */
  UNKNOWN_RAW_PUBLIC_KEY("unknown-raw-public-key", "RFC 7250 section 4.4"),
  /** A delegated credential that was not asked for. */
  UNOFFERED_DELEGATED_CREDENTIAL("unoffered-delegated-credential", "RFC 9345 section 4.1.1"),
  /** A delegated credential that the certificate does not allow, or did not sign, or too old. */
  BAD_DELEGATED_CREDENTIAL("bad-delegated-credential", "RFC 9345 section 4.1.3"),
  /** The signature over the handshake does not verify under the certificate's key. */
  BAD_HANDSHAKE_SIGNATURE("bad-handshake-signature", "RFC 9846 section 4.5.2"),
  /** Finished does not match the handshake. */
  BAD_FINISHED("bad-finished", "RFC 9846 section 4.5.3"),
  /** The judge refused the certificate: corrupt, or signatures that do not verify. */
  BAD_CERTIFICATE("bad-certificate", "RFC 9846 section 6.2"),
  /** The judge refused the certificate: revoked. */
  CERTIFICATE_REVOKED("certificate-revoked", "RFC 9846 section 6.2"),
  /** The judge refused the certificate: outside its validity. */
  CERTIFICATE_EXPIRED("certificate-expired", "RFC 9846 section 6.2"),
  /** The judge refused the certificate for another reason, such as its name. */
  CERTIFICATE_UNKNOWN("certificate-unknown", "RFC 9846 section 6.2"),
  /** The judge refused the certificate: no path to a trust anchor. */
  UNKNOWN_CA("unknown-ca", "RFC 9846 section 6.2"),
  // Certificates
  /** Bytes that are not the Distinguished Encoding Rules. */
  NOT_DER("not-der", "X.690 section 10"),
  /** DER that is not the structure it should be. */
  NOT_A_CERTIFICATE("not-a-certificate", "RFC 5280 section 4.1");

  private final String id;
  private final String reference;

  Rule(String id, String reference) {
    this.id = id;
    this.reference = reference;
  }

  /** The stable name of the rule, such as {@code unoffered-extension}. */
  public String id() {
    return id;
  }

  /** The document and section that state the rule, such as {@code RFC 9846 section 4.3}. */
  public String reference() {
    return reference;
  }

  @Override
  public String toString() {
    return id;
  }
}
