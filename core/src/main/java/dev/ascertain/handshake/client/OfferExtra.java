package dev.ascertain.handshake.client;

/** What a client can offer beyond a browser's offer. */
public enum OfferExtra {
  /** To take certificates compressed with zlib, in TLS 1.3 (RFC 8879). */
  COMPRESSED_CERTIFICATE
}
