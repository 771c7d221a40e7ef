package dev.ascertain.handshake.client;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.Dialect;

/** Where the handshake is; see the package's overview for the order. */
sealed interface ClientState
    permits ExpectServerHello,
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

  /** Handles the next handshake message and consumes this state. */
  Step on(Received received) throws ViolationException;

  /**
   * Handles a ChangeCipherSpec record. Only TLS 1.2 gives it a meaning (RFC 5246 section 7.1); in
   * TLS 1.3 the engine drops it before any state sees it.
   */
  default Step onChangeCipherSpec() throws ViolationException {
    throw Received.unexpectedChangeCipherSpec(expected());
  }

  /** The formats by which the next message is read. */
  Dialect dialect();

  /** What may come now, for people: {@code ServerHello or HelloRetryRequest}. */
  String expected();
}
