package dev.ascertain.handshake.client;

import dev.ascertain.handshake.engine.State;
import dev.ascertain.wire.handshake.HandshakeMessage;
import dev.ascertain.wire.handshake.HelloRequest;

/** Where the handshake is; see the package's overview for the order. */
sealed interface ClientState extends State
    permits ExpectServerHello,
        ExpectEchAnswer,
        ExpectEncryptedExtensions,
        ExpectCertificateRequest13,
        ExpectCertificate13,
        ExpectCertificateVerify,
        ExpectFinished13,
        Connected13,
        ExpectCertificate12,
        ExpectServerKeyExchange,
        ExpectServerHelloDone,
        ExpectChangeCipherSpec,
        ExpectFinished12,
        Connected12 {

  // RFC 5246 section 7.4.1.1: HelloRequest "will be ignored by the client if the client is
  // currently negotiating a session", and is not "included in the message hashes".
  @Override
  default boolean ignores(HandshakeMessage message) {
    return message instanceof HelloRequest && !dialect().isTls13();
  }
}
