package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.handshake.server.ServerSettings;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** A certificate of the client that the server does not like. */
final class ClientCertificateRefused {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "Refuses certificates of clients that are of another CA than its own, in TLS 1.3.",
              ground ->
                  refusing(
                      ground,
                      Rule.UNKNOWN_CA,
                      Mint.leaf(
                              Mint.root("Nobody Knows Root").key(KeyKind.RSA_2048).mint(), "client")
                          .key(KeyKind.RSA_2048)
                          .usage(KeyPurposeId.id_kp_clientAuth)
                          .mint(),
                      ProtocolVersion.TLS_1_3)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "tls12",
              "Refuses certificates of clients that are of another CA than its own, in TLS 1.2.",
              ground ->
                  refusing(
                      ground,
                      Rule.UNKNOWN_CA,
                      Mint.leaf(
                              Mint.root("Nobody Knows Root").key(KeyKind.RSA_2048).mint(), "client")
                          .key(KeyKind.RSA_2048)
                          .usage(KeyPurposeId.id_kp_clientAuth)
                          .mint(),
                      ProtocolVersion.TLS_1_2)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "expired",
              "Refuses the certificate of a client that has expired, in TLS 1.3.",
              ground ->
                  refusing(
                      ground,
                      Rule.CERTIFICATE_EXPIRED,
                      Mint.leaf(ground.issuing(), "client")
                          .key(KeyKind.RSA_2048)
                          .usage(KeyPurposeId.id_kp_clientAuth)
                          .expired()
                          .mint(),
                      ProtocolVersion.TLS_1_3)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "expired-tls12",
              "Refuses the certificate of a client that has expired, in TLS 1.2.",
              ground ->
                  refusing(
                      ground,
                      Rule.CERTIFICATE_EXPIRED,
                      Mint.leaf(ground.issuing(), "client")
                          .key(KeyKind.RSA_2048)
                          .usage(KeyPurposeId.id_kp_clientAuth)
                          .expired()
                          .mint(),
                      ProtocolVersion.TLS_1_2)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "revoked",
              "Refuses the certificate of a client that is revoked.",
              ground ->
                  refusing(
                      ground,
                      Rule.CERTIFICATE_REVOKED,
                      Mint.leaf(ground.issuing(), "client")
                          .key(KeyKind.RSA_2048)
                          .usage(KeyPurposeId.id_kp_clientAuth)
                          .mint(),
                      ProtocolVersion.TLS_1_3)));

  private ClientCertificateRefused() {}

  private static Exhibit refusing(
      Ground ground, Rule rule, Certified client, ProtocolVersion version) {
    CertificateJudge judge =
        _ ->
            Optional.of(
                new Violation(
                    rule, "Certificate", new ByteRange(0, 0), "another certificate", "this one"));
    ServerSettings settings =
        ground.settings(ServerPreferences.DEFAULT.withVersions(version), ground.good());
    return ground
        .serving(settings.with(new ClientAuthentication(true, List.of(), judge)))
        .withFile("client.pem", client.chainPem() + client.keyPem())
        .with("--cert", "client.pem");
  }
}
