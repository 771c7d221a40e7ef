package dev.ascertain.jsse;

import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate12;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CompressedCertificate;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What we presented in a handshake. */
final class LocalCertificates {
  private LocalCertificates() {}

  /** The Certificate message of one side, in whichever form it was sent. */
  static Optional<HandshakeMessage> message(Transcript transcript, Sender sender) {
    return transcript
        .events(Event.Message.class)
        .filter(e -> e.sender() == sender)
        .map(Event.Message::message)
        .filter(message ->
            message instanceof Certificate12
                || message instanceof Certificate13
                || message instanceof CompressedCertificate)
        .findFirst();
  }

  /** The certificates that we presented, DER, read when they are asked for. */
  static Supplier<List<byte[]>> in(Transcript transcript, Sender self) {
    Optional<HandshakeMessage> message = message(transcript, self);
    return message.<Supplier<List<byte[]>>>map(m -> () -> certificates(m)).orElse(List::of);
  }

  private static List<byte[]> certificates(HandshakeMessage message) {
    return switch (message) {
      case Certificate12 certificate ->
          certificate.certificateList().stream().map(Opaque::bytes).toList();
      case Certificate13 certificate -> certificate.certificates();
      case CompressedCertificate compressed -> decompressed(compressed);
      default -> List.of();
    };
  }

  private static List<byte[]> decompressed(CompressedCertificate message) {
    byte[] bytes = CertificateCompression.decompress(message).orElseThrow();
    try {
      return certificates(HandshakeMessage.decode(bytes, Dialect.TLS13));
    } catch (ViolationException e) {
      throw new IllegalStateException("a certificate of ours is malformed", e);
    }
  }
}
