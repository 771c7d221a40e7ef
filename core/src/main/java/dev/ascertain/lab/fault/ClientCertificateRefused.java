package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.CertificateJudge;
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
                      client(Ground.authority("Nobody Knows Root").mint()).mint(),
                      ProtocolVersion.TLS_1_3)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "tls12",
              "Refuses certificates of clients that are of another CA than its own, in TLS 1.2.",
              ground ->
                  refusing(
                      ground,
                      Rule.UNKNOWN_CA,
                      client(Ground.authority("Nobody Knows Root").mint()).mint(),
                      ProtocolVersion.TLS_1_2)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "expired",
              "Refuses the certificate of a client that has expired, in TLS 1.3.",
              ground ->
                  refusing(
                      ground,
                      Rule.CERTIFICATE_EXPIRED,
                      client(ground.issuing()).expired().mint(),
                      ProtocolVersion.TLS_1_3)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "expired-tls12",
              "Refuses the certificate of a client that has expired, in TLS 1.2.",
              ground ->
                  refusing(
                      ground,
                      Rule.CERTIFICATE_EXPIRED,
                      client(ground.issuing()).expired().mint(),
                      ProtocolVersion.TLS_1_2)),
          Fault.of(
              Cause.CLIENT_CERTIFICATE_REFUSED,
              "revoked",
              "Refuses the certificate of a client that is revoked.",
              ground ->
                  refusing(
                      ground,
                      Rule.CERTIFICATE_REVOKED,
                      client(ground.issuing()).mint(),
                      ProtocolVersion.TLS_1_3)));

  private ClientCertificateRefused() {}

  /** A certificate of a client, to be spoilt. */
  private static Mint client(Certified issuer) {
    return Mint.leaf(issuer, "client").key(KeyKind.RSA_2048).usage(KeyPurposeId.id_kp_clientAuth);
  }

  private static Exhibit refusing(
      Ground ground, Rule rule, Certified client, ProtocolVersion version) {
    CertificateJudge judge =
        _ ->
            Optional.of(
                new Violation(
                    rule, "Certificate", new ByteRange(0, 0), "another certificate", "this one"));
    return ground
        .asking(version, judge)
        .withFile("client.pem", client.chainPem() + client.keyPem())
        .with("--cert", "client.pem");
  }
}
