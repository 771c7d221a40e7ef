package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Hmac;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.extension.Opaque;
import java.util.Arrays;

/** What all phases of one TLS 1.3 key schedule share: the hash, the cipher and the key log. */
record Schedule(Crypto crypto, CipherSuiteParameters suite, Opaque clientRandom, KeyLog keyLog) {
  private static final byte[] NO_CONTEXT = new byte[0];

  byte[] extract(byte[] salt, byte[] inputKeyingMaterial) {
    return crypto.hkdfExtract(hash(), salt, inputKeyingMaterial);
  }

  /** Derive-Secret, given the hash of the messages. */
  byte[] derive(byte[] secret, String label, byte[] transcriptHash) {
    return expand(secret, label, transcriptHash, hash().length());
  }

  /** Derive-Secret over no messages: the steps between the phases. */
  byte[] deriveEmpty(byte[] secret, String label) {
    return derive(secret, label, crypto.hash(hash(), NO_CONTEXT));
  }

  /** HKDF-Expand-Label; {@code length} in bytes. */
  byte[] expand(byte[] secret, String label, byte[] context, int length) {
    return HkdfLabel.expand(crypto, hash(), secret, label, context, length);
  }

  /** HKDF-Expand-Label without context; {@code length} in bytes. */
  byte[] expand(byte[] secret, String label, int length) {
    return expand(secret, label, NO_CONTEXT, length);
  }

  /** Derives a traffic secret and offers it to the key log. */
  byte[] traffic(
      byte[] secret, String label, byte[] transcriptHash, KeyLogEntry.Label keyLogLabel) {
    byte[] derived = derive(secret, label, transcriptHash);
    log(keyLogLabel, derived);
    return derived;
  }

  void log(KeyLogEntry.Label label, byte[] secret) {
    keyLog.offer(new KeyLogEntry(label, clientRandom, Secret.copyOf(secret)));
  }

  /**
   * verify_data of Finished, and a binder. RFC 9846 section 4.5.3:
   *
   * <pre>
   * finished_key = HKDF-Expand-Label(BaseKey, "finished", "", Hash.length)
   * verify_data = HMAC(finished_key, Transcript-Hash(...))
   * </pre>
   */
  byte[] finished(byte[] baseKey, byte[] transcriptHash) {
    byte[] finishedKey = expand(baseKey, "finished", hash().length());
    Hmac hmac = crypto.hmac(hash(), finishedKey);
    byte[] verifyData = hmac.of(transcriptHash);
    forget(finishedKey);
    hmac.destroy();
    return verifyData;
  }

  /**
   * Protection under a traffic secret. RFC 9846 section 7.3:
   *
   * <pre>
   * [sender]_write_key = HKDF-Expand-Label(Secret, "key", "", key_length)
   * [sender]_write_iv  = HKDF-Expand-Label(Secret, "iv", "", iv_length)
   * </pre>
   */
  RecordProtection protection(byte[] trafficSecret) {
    AeadAlgorithm algorithm = aead();
    byte[] key = expand(trafficSecret, "key", algorithm.keyLength());
    byte[] iv = expand(trafficSecret, "iv", AeadAlgorithm.NONCE_LENGTH);
    RecordProtection protection = new Protection13(crypto.aead(algorithm, key), iv);
    forget(key);
    return protection;
  }

  /** Overwrites a secret with zeros. */
  static void forget(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }

  private AeadAlgorithm aead() {
    return switch (suite.cipher()) {
      case RecordCipher.Aead(AeadAlgorithm algorithm) -> algorithm;
      case RecordCipher.Cbc _ ->
          throw new IllegalArgumentException(suite.cipherSuite() + " is no suite of TLS 1.3");
    };
  }

  private Hash hash() {
    return suite.hash();
  }
}
