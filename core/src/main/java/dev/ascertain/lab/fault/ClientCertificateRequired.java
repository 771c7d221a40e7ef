package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** A server that wants to know who we are. */
final class ClientCertificateRequired {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REQUIRED,
              "Wants a certificate of the client, in TLS 1.3.",
              ground -> ground.asking(ProtocolVersion.TLS_1_3, CertificateJudge.acceptingAll())),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REQUIRED,
              "tls12",
              "Wants a certificate of the client, in TLS 1.2.",
              ground -> ground.asking(ProtocolVersion.TLS_1_2, CertificateJudge.acceptingAll())));

  private ClientCertificateRequired() {}
}
