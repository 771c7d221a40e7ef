package dev.ascertain.handshake;

import dev.ascertain.wire.CertificateCompressionAlgorithm;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CompressedCertificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Certificates compressed with zlib (RFC 8879), the one algorithm that every platform has. */
public final class CertificateCompression {
  /** The algorithm. */
  public static final CertificateCompressionAlgorithm ALGORITHM =
      CertificateCompressionAlgorithm.ZLIB;

  private CertificateCompression() {}

  /** The message that stands for a Certificate. */
  public static CompressedCertificate compress(Certificate13 certificate) {
    byte[] body = Writer.write(certificate::encodeBody);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(body);
      deflater.finish();
      // zlib adds at most 5 bytes for each 16 KiB, and 6 in all.
      byte[] compressed = new byte[body.length + 5 * (body.length / 16_383 + 1) + 16];
      int length = deflater.deflate(compressed);
      return new CompressedCertificate(
          ALGORITHM, body.length, new Opaque(Arrays.copyOf(compressed, length)));
    } finally {
      deflater.end();
    }
  }

  /**
   * The Certificate, with its header, that a message stands for. Never larger than {@link
   * CompressedCertificate#MAX_UNCOMPRESSED_LENGTH}.
   *
   * @return empty if it does not decompress to exactly the length it says
   */
  public static Optional<byte[]> decompress(CompressedCertificate message) {
    int length = message.uncompressedLength();
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(message.compressedCertificateMessage().bytes());
      // One byte more, so that what is too long shows.
      byte[] body = new byte[length + 1];
      int inflated = inflater.inflate(body);
      if (inflated != length || !inflater.finished() || inflater.getRemaining() > 0) {
        return Optional.empty();
      }
      return Optional.of(
          Writer.write(out ->
              out.u8(HandshakeType.CERTIFICATE.value())
                  .u24(length)
                  .raw(Arrays.copyOf(body, length))));
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
