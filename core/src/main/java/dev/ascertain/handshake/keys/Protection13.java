package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Aead;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.TlsCiphertext;
import dev.ascertain.wire.TlsInnerPlaintext;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
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

  private final Aead aead;
  private final byte[] iv;
  private long sequenceNumber;

  Protection13(Aead aead, byte[] iv) {
    this.aead = aead;
    this.iv = iv;
  }

  @Override
  public byte[] protect(ContentType type, ProtocolVersion version, byte[] fragment) {
    RecordBytes.requireFits(fragment);
    byte[] inner = Arrays.copyOf(fragment, fragment.length + 1);
    inner[fragment.length] = (byte) type.value();
    byte[] record =
        RecordBytes.start(
            ContentType.APPLICATION_DATA,
            ProtocolVersion.TLS_1_2,
            inner.length + aead.algorithm().tagLength());
    aead.seal(nextNonce(), Arrays.copyOf(record, HEADER_LENGTH), inner, record, HEADER_LENGTH);
    return record;
  }

  @Override
  public Plaintext unprotect(byte[] record) throws ViolationException {
    requireApplicationData(record);
    int length = record.length - HEADER_LENGTH;
    // RFC 9846 section 5.2: "The length MUST NOT exceed 2^14 + 256 bytes. An endpoint that receives
    // a record that exceeds this length MUST terminate the connection with a "record_overflow"
    // alert."
    RecordBytes.requireAtMost(TlsCiphertext.MAX_LENGTH_13, length);
    byte[] inner;
    try {
      // RFC 9846 section 5.2: the additional data "is the record header".
      byte[] header = Arrays.copyOf(record, HEADER_LENGTH);
      byte[] nonce = RecordBytes.nonce(iv, sequenceNumber);
      inner = aead.open(nonce, header, record, HEADER_LENGTH, length);
    } catch (CryptoException e) {
      // RFC 9846 section 5.2: "If the decryption fails, the receiver MUST terminate the connection
      // with a "bad_record_mac" alert."
      throw RecordBytes.badMac(record);
    }
    sequenceNumber = Math.incrementExact(sequenceNumber);
    TlsInnerPlaintext plain = TlsInnerPlaintext.decode(inner);
    return new Plaintext(plain.type(), plain.content());
  }

  // RFC 9846 section 5.2: "opaque_type: The outer opaque_type field of a TLSCiphertext record is
  // always set to the value 23 (application_data)".
  private static void requireApplicationData(byte[] record) throws ViolationException {
    ContentType type = RecordBytes.type(record);
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

  // RFC 9846 section 5.3: sequence numbers must not wrap; half of their range is far beyond reach.
  private byte[] nextNonce() {
    byte[] nonce = RecordBytes.nonce(iv, sequenceNumber);
    sequenceNumber = Math.incrementExact(sequenceNumber);
    return nonce;
  }

  @Override
  public void destroy() {
    aead.destroy();
    Arrays.fill(iv, (byte) 0);
  }
}
