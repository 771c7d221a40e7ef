package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.Event;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CompressedCertificate;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.List;
import java.util.Optional;

/**
 * A Certificate of TLS 1.3 that came as it is, or compressed (RFC 8879).
 *
 * @param message what it says
 * @param plain the Certificate itself, for violations: after decompression, if it was compressed
 * @param notes adds it to the transcript, if it was compressed
 */
public record ReceivedCertificate(Certificate13 message, Received plain, List<Action> notes) {

  /** Copies the list. */
  public ReceivedCertificate {
    notes = List.copyOf(notes);
  }

  /**
   * Reads a Certificate.
   *
   * @param received the message that came
   * @param mayBeCompressed whether we offered it
   * @param expected what may come now, for the violation
   * @throws ViolationException for another message, and for what does not decompress
   */
  public static ReceivedCertificate of(Received received, boolean mayBeCompressed, String expected)
      throws ViolationException {
    return switch (received.message()) {
      case Certificate13 message -> new ReceivedCertificate(message, received, List.of());
      case CompressedCertificate message when mayBeCompressed -> decompress(received, message);
      default -> throw received.unexpected(expected);
    };
  }

  private static ReceivedCertificate decompress(Received received, CompressedCertificate message)
      throws ViolationException {
    // RFC 8879 section 4: "The algorithm MUST be one of the algorithms listed in the peer's
    // "compress_certificate" extension." It names no alert for that; RFC 9846 section 6.2:
    // illegal_parameter is for "A field in the handshake was incorrect or inconsistent with other
    // fields."
    if (!message.algorithm().equals(CertificateCompression.ALGORITHM)) {
      throw received.violation(
          Rule.UNOFFERED_COMPRESSION,
          "algorithm",
          CertificateCompression.ALGORITHM.toString(),
          message.algorithm().toString());
    }
    // RFC 8879 section 4: "If the received CompressedCertificate message cannot be decompressed,
    // the connection MUST be terminated with the "bad_certificate" alert", and the same "If, after
    // decompression, the specified length does not match the actual length".
    Optional<byte[]> bytes = CertificateCompression.decompress(message);
    if (bytes.isEmpty()) {
      throw received.violation(
          Rule.BAD_COMPRESSION,
          "compressed_certificate_message",
          "a Certificate of " + message.uncompressedLength() + " bytes, compressed",
          "something else");
    }
    Dialect dialect = received.dialect();
    HandshakeMessage certificate = HandshakeMessage.decode(bytes.get(), dialect);
    return new ReceivedCertificate(
        (Certificate13) certificate,
        new Received(certificate, bytes.get(), dialect),
        List.of(noting(bytes.get(), dialect, certificate)));
  }

  /** Adds what a CompressedCertificate stands for to the transcript. */
  public static Action noting(byte[] bytes, Dialect dialect, HandshakeMessage certificate) {
    return new Action.Note(nanos -> new Event.Uncompressed(nanos, bytes, dialect, certificate));
  }
}
