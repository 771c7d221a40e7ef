package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.CbcAlgorithm;
import dev.ascertain.crypto.Hash;

/** The cipher that protects records, and for CBC the hash of the MAC. */
public sealed interface RecordCipher {

  /** Authenticated encryption (RFC 9846 section 5.2, RFC 5246 section 6.2.3.3). */
  record Aead(AeadAlgorithm algorithm) implements RecordCipher {}

  /** CBC with HMAC (RFC 5246 section 6.2.3.2). */
  record Cbc(CbcAlgorithm algorithm, Hash mac) implements RecordCipher {}
}
