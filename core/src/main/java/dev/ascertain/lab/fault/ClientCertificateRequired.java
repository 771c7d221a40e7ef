package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** A server that wants to know who we are. */
final class ClientCertificateRequired {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REQUIRED,
              "Wants a certificate of the client, in TLS 1.3.",
              ground -> asking(ground, ProtocolVersion.TLS_1_3)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REQUIRED,
              "tls12",
              "Wants a certificate of the client, in TLS 1.2.",
              ground -> asking(ground, ProtocolVersion.TLS_1_2)));

  private ClientCertificateRequired() {}

  private static Exhibit asking(Ground ground, ProtocolVersion version) {
    ServerSettings settings =
        ground.settings(ServerPreferences.DEFAULT.withVersions(version), ground.good());
    return ground.serving(
        settings.with(new ClientAuthentication(true, List.of(), CertificateJudge.acceptingAll())));
  }
}
