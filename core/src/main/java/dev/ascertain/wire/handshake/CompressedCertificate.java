package dev.ascertain.wire.handshake;

import dev.ascertain.wire.CertificateCompressionAlgorithm;
import dev.ascertain.wire.HandshakeReassembler;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * A {@link Certificate13}, compressed (RFC 8879 section 4).
 *
 * <pre>{@code
 * struct {
 *     CertificateCompressionAlgorithm algorithm;
 *     uint24 uncompressed_length;
 *     opaque compressed_certificate_message<1..2^24-1>;
 * } CompressedCertificate;
 * }</pre>
 *
 * @param algorithm how it is compressed
 * @param uncompressedLength the length of the Certificate's body, in bytes, as the sender says
 * @param compressedCertificateMessage the body of the Certificate, compressed
 */
public record CompressedCertificate(
    CertificateCompressionAlgorithm algorithm,
    int uncompressedLength,
    Opaque compressedCertificateMessage)
    implements HandshakeMessage {

  /** The longest Certificate body a message may stand for: that of an uncompressed message. */
  public static final int MAX_UNCOMPRESSED_LENGTH =
      HandshakeReassembler.MAX_MESSAGE - HandshakeReassembler.HEADER_LENGTH;

  static CompressedCertificate decode(Reader in) throws ViolationException {
    return new CompressedCertificate(
        in.u16("algorithm", CertificateCompressionAlgorithm::new),
        uncompressedLength(in),
        new Opaque(in.opaque24("compressed_certificate_message", 1, 0xffffff)));
  }

  // RFC 8879 section 4: "The presence of this field allows the receiver to preallocate the buffer
  // for the uncompressed Certificate message and enforce limits on the message size before
  // performing decompression." What is beyond them cannot be decompressed: "bad_certificate".
  private static int uncompressedLength(Reader in) throws ViolationException {
    int start = in.position();
    int length = in.u24("uncompressed_length");
    if (length > MAX_UNCOMPRESSED_LENGTH) {
      throw new ViolationException(
          new Violation(
              Rule.BAD_COMPRESSION,
              "CompressedCertificate.uncompressed_length",
              in.since(start),
              "at most " + MAX_UNCOMPRESSED_LENGTH,
              Integer.toString(length)));
    }
    return length;
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.COMPRESSED_CERTIFICATE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(algorithm.value());
    out.u24(uncompressedLength);
    out.opaque24(compressedCertificateMessage.bytes());
  }
}
