package dev.ascertain.handshake.server;

import static dev.ascertain.handshake.engine.StateMachine.APPLICATION_DATA;
import static dev.ascertain.handshake.engine.StateMachine.CHANGE_CIPHER_SPEC;

import dev.ascertain.handshake.engine.StateMachine;

/**
 * The order in which the server takes a client's messages: RFC 9846 appendix A.2, and RFC 5246
 * section 7.3. A test walks the engine through every state and holds each message against it.
 *
 * <p>States have the names of RFC 9846; those of TLS 1.2, to which RFC 5246 gives none, are named
 * alike and end in {@code _12}. RECVD_CH, NEGOTIATED and WAIT_FLIGHT2 are left out: in them the
 * server waits for nothing.
 */
public final class ServerMachine {
  private ServerMachine() {}

  /** The server's machine, of both versions: which of them it will be, ClientHello decides. */
  public static final StateMachine TABLE =
      StateMachine.startingIn("START")
          // RFC 9846 section 4.3.2: it may follow a HelloRetryRequest that is not remembered.
          .on(CHANGE_CIPHER_SPEC, "cookies are given out", "START")
          .on("ClientHello", "TLS 1.3, no usable share", "START_AGAIN")
          .on("ClientHello", "TLS 1.3, early data taken", "WAIT_EOED")
          .on("ClientHello", "TLS 1.3, a certificate asked for", "WAIT_CERT")
          .on("ClientHello", "TLS 1.3", "WAIT_FINISHED")
          .on("ClientHello", "TLS 1.2, a certificate asked for", "WAIT_CERT_12")
          .on("ClientHello", "TLS 1.2", "WAIT_CKE_12")
          .on("ClientHello", "TLS 1.2, resumed", "WAIT_CCS_12")
          .in("START_AGAIN")
          .stays(CHANGE_CIPHER_SPEC)
          .on("ClientHello", "a certificate asked for", "WAIT_CERT")
          .on("ClientHello", "WAIT_FINISHED")
          .in("WAIT_EOED")
          .stays(CHANGE_CIPHER_SPEC, APPLICATION_DATA)
          .on("EndOfEarlyData", "WAIT_FINISHED")
          .in("WAIT_CERT")
          .stays(CHANGE_CIPHER_SPEC)
          .on("Certificate", "WAIT_CV")
          .on("Certificate", "empty", "WAIT_FINISHED")
          .on("CompressedCertificate", "WAIT_CV")
          .on("CompressedCertificate", "empty", "WAIT_FINISHED")
          .in("WAIT_CV")
          .stays(CHANGE_CIPHER_SPEC)
          .on("CertificateVerify", "WAIT_FINISHED")
          .in("WAIT_FINISHED")
          .stays(CHANGE_CIPHER_SPEC)
          .on("Finished", "CONNECTED")
          .in("CONNECTED")
          .stays("KeyUpdate", APPLICATION_DATA)
          .in("WAIT_CERT_12")
          .on("Certificate", "WAIT_CKE_CV_12")
          .on("Certificate", "empty", "WAIT_CKE_12")
          .in("WAIT_CKE_CV_12")
          .on("ClientKeyExchange", "WAIT_CV_12")
          .in("WAIT_CKE_12")
          .on("ClientKeyExchange", "WAIT_CCS_12")
          .in("WAIT_CV_12")
          .on("CertificateVerify", "WAIT_CCS_12")
          .in("WAIT_CCS_12")
          .on(CHANGE_CIPHER_SPEC, "WAIT_FINISHED_12")
          .in("WAIT_FINISHED_12")
          .on("Finished", "CONNECTED_12")
          // Answered with no_renegotiation.
          .in("CONNECTED_12")
          .stays("ClientHello", APPLICATION_DATA)
          .build();
}
