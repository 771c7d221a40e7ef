package dev.ascertain.report;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.verify.KeyPin;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.RawPublicKey12;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A public key that the server presented in place of a certificate (RFC 7250).
 *
 * @param der the SubjectPublicKeyInfo
 * @param algorithm what kind of key it is, such as {@code EC secp256r1}; not safe to print
 * @param pin its hash
 * @param known whether it is one of those that were known beforehand
 */
public record RawPublicKey(byte[] der, String algorithm, KeyPin pin, boolean known) {

  static Optional<RawPublicKey> in(Transcript transcript, Crypto crypto) {
    boolean known =
        transcript
            .events(Event.CertificateJudged.class)
            .anyMatch(judged -> judged.violation().isEmpty());
    return transcript.events().stream()
        .flatMap(RawPublicKey::key)
        .findFirst()
        .map(der -> new RawPublicKey(der, algorithm(der), KeyPin.of(der, crypto), known));
  }

  private static Stream<byte[]> key(Event event) {
    return switch (event) {
      case Event.Message e when e.sender() == Sender.SERVER -> key(e.message(), e.dialect());
      case Event.Uncompressed e -> key(e.message(), e.dialect());
      default -> Stream.empty();
    };
  }

  private static Stream<byte[]> key(HandshakeMessage message, Dialect dialect) {
    return switch (message) {
      case RawPublicKey12 raw -> Stream.of(raw.subjectPublicKeyInfo().bytes());
      case Certificate13 raw when dialect.hasRawPublicKeys() -> raw.certificates().stream();
      default -> Stream.empty();
    };
  }

  private static String algorithm(byte[] der) {
    try {
      return SubjectPublicKeyInfo.decode(der).toString();
    } catch (ViolationException e) {
      return "a key that cannot be read";
    }
  }
}
