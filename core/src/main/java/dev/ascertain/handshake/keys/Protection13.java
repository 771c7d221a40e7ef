package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Aead;
import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.FramedRecord;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.TlsInnerPlaintext;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Records of TLS 1.3 (RFC 9846 section 5.2).
 *
 * <pre>
 * struct {
 *     opaque content[TLSPlaintext.length];
 *     ContentType type;
 *     uint8 zeros[length_of_padding];
 * } TLSInnerPlaintext;
 *
 * struct {
 *     ContentType opaque_type = application_data; /&#42; 23 &#42;/
 *     ProtocolVersion legacy_record_version = 0x0303; /&#42; TLS v1.2 &#42;/
 *     uint16 length;
 *     opaque encrypted_record[TLSCiphertext.length];
 * } TLSCiphertext;
 * </pre>
 */
final class Protection13 implements RecordProtection {

  /**
   * The most records under one key of AES, each of full size. RFC 9846 section 5.5 allows about
   * 2^24.5 with GCM, RFC 9147 section 4.5.3 2^23 with CCM.
   */
  static final long MAX_AES_RECORDS = 1L << 23;

  private final Aead aead;
  private final byte[] iv;
  private long sequenceNumber;

  Protection13(Aead aead, byte[] iv) {
    // RFC 9846 section 5.3: "Each sequence number is set to zero at the beginning of a connection
    // and whenever the key is changed; the first record transmitted under a particular traffic key
    // MUST use sequence number 0."
    this(aead, iv, 0);
  }

  /** Protection that has protected some records already. */
  Protection13(Aead aead, byte[] iv, long sequenceNumber) {
    this.aead = aead;
    this.iv = iv;
    this.sequenceNumber = sequenceNumber;
  }

  @Override
  public int recordLength(int contentLength) {
    return HEADER_LENGTH + contentLength + 1 + aead.algorithm().tagLength();
  }

  @Override
  public void protect(
      ContentType type, ProtocolVersion version, ByteBuffer fragment, ByteBuffer out) {
    int length = fragment.remaining();
    RecordBytes.requireFits(length);
    int sealedLength = recordLength(length) - HEADER_LENGTH;
    int header = out.arrayOffset() + out.position();
    RecordBytes.putHeader(ContentType.APPLICATION_DATA, ProtocolVersion.TLS_1_2, sealedLength, out);
    byte[] record = out.array();
    aead.seal(
        nextNonce(),
        Arrays.copyOfRange(record, header, header + HEADER_LENGTH),
        fragment.array(),
        fragment.arrayOffset() + fragment.position(),
        length,
        new byte[] {(byte) type.value()},
        record,
        header + HEADER_LENGTH);
    fragment.position(fragment.limit());
    out.position(out.position() + sealedLength);
  }

  @Override
  public Plaintext unprotect(FramedRecord record, ByteBuffer room) throws ViolationException {
    requireApplicationData(record.type());
    int length = record.length() - HEADER_LENGTH;
    // RFC 9846 section 5.2: "The length MUST NOT exceed 2^14 + 256 bytes." "An endpoint that
    // receives a record that exceeds this length MUST terminate the connection with a
    // "record_overflow" alert." "An endpoint that receives a record from its peer with
    // TLSCiphertext.length larger than 2^14 + 256 octets MUST terminate the connection with a
    // "record_overflow" alert."
    RecordBytes.requireAtMost(TlsCiphertext.MAX_LENGTH_13, length);
    int innerLength = Math.max(0, length - aead.algorithm().tagLength());
    ByteBuffer place = RecordBytes.place(room, record, innerLength);
    byte[] inner = place.array();
    int start = place.arrayOffset() + place.position();
    int header = record.start();
    try {
      // RFC 9846 section 5.2: the additional data "is the record header".
      byte[] additionalData = Arrays.copyOfRange(record.chunk(), header, header + HEADER_LENGTH);
      byte[] nonce = RecordBytes.nonce(iv, sequenceNumber);
      aead.open(
          nonce, additionalData, record.chunk(), header + HEADER_LENGTH, length, inner, start);
    } catch (CryptoException e) {
      // RFC 9846 section 5.2: "If the decryption fails, the receiver MUST terminate the connection
      // with a "bad_record_mac" alert."
      throw RecordBytes.badMac(record.length());
    }
    sequenceNumber = Math.incrementExact(sequenceNumber);
    int contentLength = TlsInnerPlaintext.contentLength(inner, start, innerLength);
    ContentType type = new ContentType(inner[start + contentLength] & 0xff);
    inner[start + contentLength] = 0;
    return new Plaintext(type, inner, start, contentLength);
  }

  // RFC 9846 section 5.2: "The outer opaque_type field of a TLSCiphertext record is
  // always set to the value 23 (application_data)".
  private static void requireApplicationData(ContentType type) throws ViolationException {
    if (!type.equals(ContentType.APPLICATION_DATA)) {
      throw new ViolationException(
          new Violation(
              Rule.UNEXPECTED_RECORD,
              "TLSCiphertext.opaque_type",
              new ByteRange(0, 1),
              "application_data",
              type.toString()));
    }
  }

  // RFC 9846 section 5.3: "If a TLS implementation would need to wrap a sequence number, it MUST
  // either rekey [...] or terminate the connection." Half of their range is far beyond reach.
  private byte[] nextNonce() {
    byte[] nonce = RecordBytes.nonce(iv, sequenceNumber);
    sequenceNumber = Math.incrementExact(sequenceNumber);
    return nonce;
  }

  // RFC 9846 section 5.5: "For ChaCha20/Poly1305, the record sequence number would wrap before the
  // safety limit is reached."
  @Override
  public boolean isSpent() {
    return sequenceNumber >= MAX_AES_RECORDS && aead.algorithm() != AeadAlgorithm.CHACHA20_POLY1305;
  }

  @Override
  public void destroy() {
    aead.destroy();
    Arrays.fill(iv, (byte) 0);
  }
}
