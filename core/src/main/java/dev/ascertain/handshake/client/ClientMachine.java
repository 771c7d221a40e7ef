package dev.ascertain.handshake.client;

import static dev.ascertain.handshake.engine.StateMachine.APPLICATION_DATA;
import static dev.ascertain.handshake.engine.StateMachine.CHANGE_CIPHER_SPEC;

import dev.ascertain.handshake.engine.StateMachine;

/**
 * The order in which the client takes a server's messages: RFC 9846 appendix A.1, and RFC 5246
 * section 7.3 with RFC 5077 section 3.3 and RFC 6066 section 8. A test walks the engine through
 * every state and holds each message against it.
 *
 * <p>States have the names of RFC 9846; those of TLS 1.2, to which RFC 5246 gives none, are named
 * alike and end in {@code _12}.
 */
public final class ClientMachine {
  private ClientMachine() {}

  private static final String HELLO_REQUEST = "HelloRequest";

  /** The client's machine, of both versions: which of them it will be, ServerHello says. */
  public static final StateMachine TABLE =
      StateMachine.startingIn("WAIT_SH")
          .stays(CHANGE_CIPHER_SPEC, HELLO_REQUEST)
          .on("HelloRetryRequest", "WAIT_SH_AGAIN")
          .on("ServerHello", "TLS 1.3", "WAIT_EE")
          .on("ServerHello", "TLS 1.2", "WAIT_CERT_12")
          .on("ServerHello", "TLS 1.2, resumed", "WAIT_CCS_12")
          .on("ServerHello", "TLS 1.2, resumed, a ticket to come", "WAIT_NST_CCS_12")
          // RFC 9846 section 4.2.4: a second HelloRetryRequest is unexpected.
          .in("WAIT_SH_AGAIN")
          .stays(CHANGE_CIPHER_SPEC)
          .on("ServerHello", "WAIT_EE")
          .in("WAIT_EE")
          .stays(CHANGE_CIPHER_SPEC)
          .on("EncryptedExtensions", "with a pre-shared key", "WAIT_FINISHED")
          .on("EncryptedExtensions", "with a certificate", "WAIT_CERT_CR")
          .in("WAIT_CERT_CR")
          .stays(CHANGE_CIPHER_SPEC)
          .on("CertificateRequest", "WAIT_CERT")
          .on("Certificate", "WAIT_CV")
          .in("WAIT_CERT")
          .stays(CHANGE_CIPHER_SPEC)
          .on("Certificate", "WAIT_CV")
          .in("WAIT_CV")
          .stays(CHANGE_CIPHER_SPEC)
          .on("CertificateVerify", "WAIT_FINISHED")
          .in("WAIT_FINISHED")
          .stays(CHANGE_CIPHER_SPEC)
          .on("Finished", "CONNECTED")
          .on("Finished", "post_handshake_auth offered", "CONNECTED_AUTH")
          .in("CONNECTED")
          .stays("NewSessionTicket", "KeyUpdate", APPLICATION_DATA)
          .in("CONNECTED_AUTH")
          .stays("NewSessionTicket", "KeyUpdate", "CertificateRequest", APPLICATION_DATA)
          // RFC 5246 section 7.4.1.1: a HelloRequest during a handshake is ignored.
          .in("WAIT_CERT_12")
          .stays(HELLO_REQUEST)
          .on("Certificate", "(EC)DHE", "WAIT_SKE_12")
          .on("Certificate", "(EC)DHE, a status announced", "WAIT_STATUS_SKE_12")
          .on("Certificate", "RSA", "WAIT_CR_SHD_12")
          .on("Certificate", "RSA, a status announced", "WAIT_STATUS_CR_SHD_12")
          // RFC 6066 section 8: the server may leave out the CertificateStatus it announced.
          .in("WAIT_STATUS_SKE_12")
          .stays(HELLO_REQUEST)
          .on("CertificateStatus", "WAIT_SKE_12")
          .on("ServerKeyExchange", "WAIT_CR_SHD_12")
          .in("WAIT_SKE_12")
          .stays(HELLO_REQUEST)
          .on("ServerKeyExchange", "WAIT_CR_SHD_12")
          .in("WAIT_STATUS_CR_SHD_12")
          .stays(HELLO_REQUEST)
          .on("CertificateStatus", "WAIT_CR_SHD_12")
          .on("CertificateRequest", "WAIT_SHD_12")
          .on("ServerHelloDone", "WAIT_CCS_12")
          .on("ServerHelloDone", "a ticket to come", "WAIT_NST_CCS_12")
          .in("WAIT_CR_SHD_12")
          .stays(HELLO_REQUEST)
          .on("CertificateRequest", "WAIT_SHD_12")
          .on("ServerHelloDone", "WAIT_CCS_12")
          .on("ServerHelloDone", "a ticket to come", "WAIT_NST_CCS_12")
          .in("WAIT_SHD_12")
          .stays(HELLO_REQUEST)
          .on("ServerHelloDone", "WAIT_CCS_12")
          .on("ServerHelloDone", "a ticket to come", "WAIT_NST_CCS_12")
          .in("WAIT_NST_CCS_12")
          .stays(HELLO_REQUEST)
          .on("NewSessionTicket", "WAIT_CCS_12")
          .on(CHANGE_CIPHER_SPEC, "WAIT_FINISHED_12")
          .in("WAIT_CCS_12")
          .stays(HELLO_REQUEST)
          .on(CHANGE_CIPHER_SPEC, "WAIT_FINISHED_12")
          .in("WAIT_FINISHED_12")
          .stays(HELLO_REQUEST)
          .on("Finished", "CONNECTED_12")
          // Answered with no_renegotiation.
          .in("CONNECTED_12")
          .stays(HELLO_REQUEST, APPLICATION_DATA)
          .build();
}
