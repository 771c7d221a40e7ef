package dev.ascertain.handshake.client;

/** What a client can offer beyond a browser's offer. */
public enum OfferExtra {
  /** To take certificates compressed with zlib, in TLS 1.3 (RFC 8879). */
  COMPRESSED_CERTIFICATE,
  /** To take a key that the certificate delegates to, in TLS 1.3 (RFC 9345). */
  DELEGATED_CREDENTIAL
}
