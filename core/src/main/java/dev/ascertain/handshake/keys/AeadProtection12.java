package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Aead;
import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.ViolationException;
import java.nio.ByteBuffer;
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
  private static final byte[] NOTHING = {};

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
  public int recordLength(int contentLength) {
    return HEADER_LENGTH + explicitLength + contentLength + aead.algorithm().tagLength();
  }

  @Override
  public void protect(
      ContentType type, ProtocolVersion version, ByteBuffer fragment, ByteBuffer out) {
    int length = fragment.remaining();
    RecordBytes.requireFits(length);
    int fragmentLength = recordLength(length) - HEADER_LENGTH;
    int header = out.arrayOffset() + out.position();
    RecordBytes.putHeader(type, version, fragmentLength, out);
    byte[] record = out.array();
    if (explicitLength > 0) {
      RecordBytes.putLong(sequenceNumber, record, header + HEADER_LENGTH);
    }
    aead.seal(
        nonce(record, header),
        RecordBytes.pseudoHeader(sequenceNumber, record, header, length),
        fragment.array(),
        fragment.arrayOffset() + fragment.position(),
        length,
        NOTHING,
        record,
        header + HEADER_LENGTH + explicitLength);
    fragment.position(fragment.limit());
    out.position(out.position() + fragmentLength);
    sequenceNumber = Math.incrementExact(sequenceNumber);
  }

  @Override
  public Plaintext unprotect(FramedRecord record, ByteBuffer room) throws ViolationException {
    int length = record.length() - HEADER_LENGTH;
    // RFC 5246 section 6.2.3: "The length MUST NOT exceed 2^14 + 2048."
    RecordBytes.requireAtMost(TlsCiphertext.MAX_LENGTH_12, length);
    int plaintextLength = length - explicitLength - aead.algorithm().tagLength();
    if (plaintextLength < 0) {
      throw RecordBytes.badMac(record.length());
    }
    // RFC 5246 section 6.2.1: "The length MUST NOT exceed 2^14."
    RecordBytes.requireAtMost(MAX_PLAINTEXT, plaintextLength);
    ByteBuffer place = RecordBytes.place(room, record, plaintextLength);
    byte[] plaintext = place.array();
    int start = place.arrayOffset() + place.position();
    byte[] chunk = record.chunk();
    int header = record.start();
    try {
      aead.open(
          nonce(chunk, header),
          RecordBytes.pseudoHeader(sequenceNumber, chunk, header, plaintextLength),
          chunk,
          header + HEADER_LENGTH + explicitLength,
          length - explicitLength,
          plaintext,
          start);
    } catch (CryptoException e) {
      // RFC 5246 section 6.2.3.3: "If the decryption fails, a fatal bad_record_mac alert MUST be
      // generated."
      throw RecordBytes.badMac(record.length());
    }
    sequenceNumber = Math.incrementExact(sequenceNumber);
    return new Plaintext(record.type(), plaintext, start, plaintextLength);
  }

  /** The salt with the record's explicit part, or the whole nonce for ChaCha20. */
  private byte[] nonce(byte[] chunk, int header) {
    if (explicitLength == 0) {
      return RecordBytes.nonce(fixedIv, sequenceNumber);
    }
    byte[] nonce = Arrays.copyOf(fixedIv, AeadAlgorithm.NONCE_LENGTH);
    System.arraycopy(chunk, header + HEADER_LENGTH, nonce, fixedIv.length, explicitLength);
    return nonce;
  }

  @Override
  public void destroy() {
    aead.destroy();
    Arrays.fill(fixedIv, (byte) 0);
  }
}
