package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Aead;
import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.ViolationException;
import java.util.Arrays;

/**
 * Records of TLS 1.2 under authenticated encryption (RFC 5246 section 6.2.3.3).
 *
 * <pre>
 * struct {
 *    opaque nonce_explicit[SecurityParameters.record_iv_length];
 *    aead-ciphered struct {
 *        opaque content[TLSCompressed.length];
 *    };
 * } GenericAEADCipher;
 * </pre>
 */
final class AeadProtection12 implements RecordProtection {
  private static final int SALT_LENGTH = 4;

  private final Aead aead;
  private final byte[] fixedIv;
  private final int explicitLength;
  private long sequenceNumber;

  AeadProtection12(Aead aead, byte[] fixedIv) {
    this.aead = aead;
    this.fixedIv = fixedIv;
    this.explicitLength = AeadAlgorithm.NONCE_LENGTH - fixedIv.length;
  }

  /**
   * How much of the nonce comes from the key block: for GCM and CCM the salt (RFC 5288 section 3,
   * RFC 6655 section 3), for ChaCha20 all of it (RFC 7905 section 2).
   */
  static int fixedIvLength(AeadAlgorithm algorithm) {
    return algorithm == AeadAlgorithm.CHACHA20_POLY1305 ? AeadAlgorithm.NONCE_LENGTH : SALT_LENGTH;
  }

  @Override
  public byte[] protect(ContentType type, ProtocolVersion version, byte[] fragment) {
    RecordBytes.requireFits(fragment);
    int length = explicitLength + fragment.length + aead.algorithm().tagLength();
    byte[] record = RecordBytes.start(type, version, length);
    if (explicitLength > 0) {
      RecordBytes.putLong(sequenceNumber, record, HEADER_LENGTH);
    }
    byte[] additionalData = RecordBytes.pseudoHeader(sequenceNumber, record, fragment.length);
    aead.seal(nonce(record), additionalData, fragment, record, HEADER_LENGTH + explicitLength);
    sequenceNumber = Math.incrementExact(sequenceNumber);
    return record;
  }

  @Override
  public Plaintext unprotect(byte[] record) throws ViolationException {
    int length = record.length - HEADER_LENGTH;
    // RFC 5246 section 6.2.3: "The length MUST NOT exceed 2^14 + 2048."
    RecordBytes.requireAtMost(TlsCiphertext.MAX_LENGTH_12, length);
    int plaintextLength = length - explicitLength - aead.algorithm().tagLength();
    if (plaintextLength < 0) {
      throw RecordBytes.badMac(record);
    }
    // RFC 5246 section 6.2.1: "The length MUST NOT exceed 2^14."
    RecordBytes.requireAtMost(MAX_PLAINTEXT, plaintextLength);
    byte[] additionalData = RecordBytes.pseudoHeader(sequenceNumber, record, plaintextLength);
    int start = HEADER_LENGTH + explicitLength;
    byte[] fragment;
    try {
      fragment = aead.open(nonce(record), additionalData, record, start, record.length - start);
    } catch (CryptoException e) {
      // RFC 5246 section 6.2.3.3: "If the decryption fails, a fatal bad_record_mac alert MUST be
      // generated."
      throw RecordBytes.badMac(record);
    }
    sequenceNumber = Math.incrementExact(sequenceNumber);
    return new Plaintext(RecordBytes.type(record), fragment);
  }

  /** The salt with the record's explicit part, or the whole nonce for ChaCha20. */
  private byte[] nonce(byte[] record) {
    if (explicitLength == 0) {
      return RecordBytes.nonce(fixedIv, sequenceNumber);
    }
    byte[] nonce = Arrays.copyOf(fixedIv, AeadAlgorithm.NONCE_LENGTH);
    System.arraycopy(record, HEADER_LENGTH, nonce, fixedIv.length, explicitLength);
    return nonce;
  }

  @Override
  public void destroy() {
    aead.destroy();
    Arrays.fill(fixedIv, (byte) 0);
  }
}
