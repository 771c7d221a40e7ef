package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.CbcCipher;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hmac;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.ViolationException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Records of TLS 1.2 in CBC mode (RFC 5246 section 6.2.3.2), also with encrypt_then_mac (RFC 7366
 * section 3), where the MAC comes after the ciphertext and covers it. TLS 1.1 is the same; TLS 1.0
 * has no IV in its records, but goes on with the last block of the record before (RFC 2246 section
 * 6.2.3.2).
 *
 * <pre>
 * struct {
 *     opaque IV[SecurityParameters.record_iv_length];
 *     block-ciphered struct {
 *         opaque content[TLSCompressed.length];
 *         opaque MAC[SecurityParameters.mac_length];
 *         uint8 padding[GenericBlockCipher.padding_length];
 *         uint8 padding_length;
 *     };
 * } GenericBlockCipher;
 * </pre>
 */
final class CbcProtection12 implements RecordProtection {

  private final CbcCipher cipher;
  private final Hmac hmac;
  private final boolean encryptThenMac;
  private final Randomness randomness;
  private final int blockLength;

  /** How much of a record is its IV. */
  private final int ivLength;

  /** In TLS 1.0 the IV of the next record. */
  private byte[] nextIv;

  private long sequenceNumber;

  /**
   * Protection that starts with sequence number 0.
   *
   * @param chainedIv in TLS 1.0 the first IV; empty since TLS 1.1
   */
  CbcProtection12(
      CbcCipher cipher,
      Hmac hmac,
      boolean encryptThenMac,
      Randomness randomness,
      Optional<byte[]> chainedIv) {
    this.cipher = cipher;
    this.hmac = hmac;
    this.encryptThenMac = encryptThenMac;
    this.randomness = randomness;
    this.blockLength = cipher.algorithm().blockLength();
    this.ivLength = chainedIv.isPresent() ? 0 : blockLength;
    this.nextIv = chainedIv.orElseGet(() -> new byte[0]);
  }

  @Override
  public boolean hasPredictableIv() {
    return ivLength == 0;
  }

  @Override
  public int recordLength(int contentLength) {
    int before = encryptThenMac ? contentLength : contentLength + hmac.length();
    int padded = before + blockLength - before % blockLength;
    return HEADER_LENGTH + ivLength + padded + (encryptThenMac ? hmac.length() : 0);
  }

  @Override
  public void protect(
      ContentType type, ProtocolVersion version, ByteBuffer content, ByteBuffer out) {
    RecordBytes.requireFits(content.remaining());
    byte[] fragment = new byte[content.remaining()];
    content.get(fragment);
    out.put(record(type, version, fragment));
  }

  private byte[] record(ContentType type, ProtocolVersion version, byte[] fragment) {
    byte[] header = RecordBytes.start(type, version, 0);
    byte[] content = encryptThenMac ? fragment : withMac(header, fragment);
    byte[] iv = ivLength == 0 ? nextIv : randomness.bytes(blockLength);
    byte[] ciphertext = cipher.encrypt(iv, padded(content));
    chain(ciphertext, ciphertext.length);
    int bodyLength = ivLength + ciphertext.length;
    byte[] record =
        RecordBytes.start(type, version, bodyLength + (encryptThenMac ? hmac.length() : 0));
    System.arraycopy(iv, 0, record, HEADER_LENGTH, ivLength);
    System.arraycopy(ciphertext, 0, record, HEADER_LENGTH + ivLength, ciphertext.length);
    if (encryptThenMac) {
      byte[] mac = mac(record, record, HEADER_LENGTH, bodyLength);
      System.arraycopy(mac, 0, record, HEADER_LENGTH + bodyLength, mac.length);
    }
    sequenceNumber = Math.incrementExact(sequenceNumber);
    return record;
  }

  @Override
  public Plaintext unprotect(FramedRecord framed, ByteBuffer room) throws ViolationException {
    byte[] record = framed.bytes();
    int length = record.length - HEADER_LENGTH;
    // RFC 5246 section 6.2.3: "The length MUST NOT exceed 2^14 + 2048."
    RecordBytes.requireAtMost(TlsCiphertext.MAX_LENGTH_12, length);
    byte[] fragment =
        encryptThenMac ? openEncryptThenMac(record, length) : openMacThenEncrypt(record, length);
    // RFC 5246 section 6.2.1: "The length MUST NOT exceed 2^14."
    RecordBytes.requireAtMost(MAX_PLAINTEXT, fragment.length);
    sequenceNumber = Math.incrementExact(sequenceNumber);
    return new Plaintext(framed.type(), fragment);
  }

  // RFC 5246 section 6.2.3.2: "implementations MUST ensure that record processing time is
  // essentially the same whether or not the padding is correct. In general, the best way to do this
  // is to compute the MAC even if the padding is incorrect, and only then reject the packet." What
  // it leaves open, that the time also shows how long the padding is, is closed here: up to the one
  // branch at the end, the same bytes are looked at and hashed whatever they hold.
  private byte[] openMacThenEncrypt(byte[] record, int length) throws ViolationException {
    byte[] decrypted = decrypt(record, length, hmac.length() + 1);
    SecretPadding padding = SecretPadding.of(decrypted, hmac.length());
    int contentLength = padding.contentLength();
    byte[] expected =
        hmac.ofSecretLength(
            RecordBytes.pseudoHeader(sequenceNumber, record, 0, contentLength),
            decrypted,
            contentLength,
            padding.minContentLength(),
            padding.maxContentLength());
    if ((padding.macDiffers(decrypted, expected) | padding.wrong()) != 0) {
      throw RecordBytes.badMac(record.length);
    }
    return Arrays.copyOf(decrypted, contentLength);
  }

  // RFC 7366 section 3: "the MAC SHALL be evaluated before any further processing such as
  // decryption is performed, and if the MAC verification fails, then processing SHALL terminate
  // immediately."
  private byte[] openEncryptThenMac(byte[] record, int length) throws ViolationException {
    int bodyLength = length - hmac.length();
    if (bodyLength < 0) {
      throw RecordBytes.badMac(record.length);
    }
    byte[] expected = mac(record, record, HEADER_LENGTH, bodyLength);
    byte[] actual = Arrays.copyOfRange(record, HEADER_LENGTH + bodyLength, record.length);
    if (!Crypto.equal(expected, actual)) {
      throw RecordBytes.badMac(record.length);
    }
    byte[] decrypted = decrypt(record, bodyLength, 1);
    SecretPadding padding = SecretPadding.of(decrypted, 0);
    if (padding.wrong() != 0) {
      throw RecordBytes.badMac(record.length);
    }
    return Arrays.copyOf(decrypted, padding.contentLength());
  }

  /** In TLS 1.0 the last block of a ciphertext is the next IV. */
  private void chain(byte[] bytes, int end) {
    if (ivLength == 0) {
      nextIv = Arrays.copyOfRange(bytes, end - blockLength, end);
    }
  }

  /** Decrypts an IV and whole blocks that hold at least {@code min} bytes. */
  private byte[] decrypt(byte[] record, int length, int min) throws ViolationException {
    int ciphertextLength = length - ivLength;
    if (ciphertextLength < min || ciphertextLength % blockLength != 0) {
      throw RecordBytes.badMac(record.length);
    }
    int start = HEADER_LENGTH + ivLength;
    byte[] iv = ivLength == 0 ? nextIv : Arrays.copyOfRange(record, HEADER_LENGTH, start);
    chain(record, start + ciphertextLength);
    return cipher.decrypt(iv, record, start, ciphertextLength);
  }

  // RFC 5246 section 6.2.3.2: each padding byte holds the length of the padding.
  private byte[] padded(byte[] content) {
    int padding = blockLength - 1 - content.length % blockLength;
    byte[] padded = Arrays.copyOf(content, content.length + padding + 1);
    Arrays.fill(padded, content.length, padded.length, (byte) padding);
    return padded;
  }

  private byte[] withMac(byte[] header, byte[] fragment) {
    byte[] mac = mac(header, fragment, 0, fragment.length);
    byte[] result = Arrays.copyOf(fragment, fragment.length + mac.length);
    System.arraycopy(mac, 0, result, fragment.length, mac.length);
    return result;
  }

  /** The MAC over sequence number, type, version, length and bytes (RFC 5246 section 6.2.3.1). */
  private byte[] mac(byte[] header, byte[] bytes, int offset, int length) {
    return hmac.update(RecordBytes.pseudoHeader(sequenceNumber, header, 0, length))
        .update(bytes, offset, length)
        .code();
  }

  @Override
  public void destroy() {
    cipher.destroy();
    hmac.destroy();
  }
}
