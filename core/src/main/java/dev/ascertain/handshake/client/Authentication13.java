package dev.ascertain.handshake.client;

import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.engine.Action;
import dev.ascertain.handshake.engine.ReceivedCertificate;
import dev.ascertain.handshake.keys.TranscriptHash;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.extension.CompressCertificate;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateRequest13;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.Finished;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The messages by which a client ends a handshake of TLS 1.3, or answers a request after it: if
 * asked, Certificate and CertificateVerify; Finished (RFC 9846 section 4.5).
 *
 * @param transcript the hash of all messages before, which is added to
 * @param verifyData computes that of Finished from a transcript hash
 * @param actions where what is sent is added
 */
record Authentication13(
    TranscriptHash transcript, UnaryOperator<byte[]> verifyData, List<Action> actions) {

  /**
   * Says who we are; compressed, if both sides can undo that.
   *
   * @param type what the server can read
   */
  void answer(CertificateRequest13 request, CertificateType type, ClientContext context) {
    ClientCertificate ours = ClientCertificate.to(request, type, context.settings().credentials());
    actions.add(ours.noted());
    Certificate13 certificate = ours.message13(request.certificateRequestContext());
    if (context.offer().offers(ExtensionType.COMPRESS_CERTIFICATE) && undoesCompression(request)) {
      send(CertificateCompression.compress(certificate));
      actions.add(
          ReceivedCertificate.noting(certificate.encode(), Dialect.TLS13.with(type), certificate));
    } else {
      send(certificate, Dialect.TLS13.with(type));
    }
    // RFC 9846 section 4.5.2: "Clients MUST send this message whenever authenticating via a
    // certificate (i.e., when the Certificate message is non-empty)." "When sent, this message MUST
    // appear immediately after the Certificate message and immediately prior to the Finished
    // message."
    ours.proof13(transcript.current()).ifPresent(this::send);
  }

  // RFC 8879 section 4: a client "MAY" compress its Certificate for a server that says in its
  // CertificateRequest what it can decompress.
  private static boolean undoesCompression(CertificateRequest13 request) {
    return request
        .extensions()
        .find(CompressCertificate.class)
        .filter(offer -> offer.algorithms().contains(CertificateCompression.ALGORITHM))
        .isPresent();
  }

  void finish() {
    send(new Finished(new Opaque(verifyData.apply(transcript.current()))));
  }

  void send(HandshakeMessage message) {
    send(message, Dialect.TLS13);
  }

  private void send(HandshakeMessage message, Dialect dialect) {
    byte[] bytes = message.encode();
    transcript.add(bytes);
    actions.add(new Action.Send(message, bytes, dialect));
  }
}
