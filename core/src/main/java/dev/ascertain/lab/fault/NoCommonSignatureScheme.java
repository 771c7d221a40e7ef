package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** No signature scheme in common. */
final class NoCommonSignatureScheme {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NO_COMMON_SIGNATURE_SCHEME,
              "Has a certificate for an Ed25519 key only, for a client that takes none, in TLS"
                  + " 1.3.",
              ground -> keyed(ground, KeyKind.ED25519, ProtocolVersion.TLS_1_3)),
          Fault.of(
              Cause.NO_COMMON_SIGNATURE_SCHEME,
              "tls12",
              "Has a certificate for an Ed25519 key only, for a client that takes none, in TLS"
                  + " 1.2.",
              ground -> keyed(ground, KeyKind.ED25519, ProtocolVersion.TLS_1_2)),
          Fault.of(
              Cause.NO_COMMON_SIGNATURE_SCHEME,
              "p521",
              "Has a certificate for a key of the curve P-521 only, for a client that takes none.",
              ground -> keyed(ground, KeyKind.ECDSA_P521, ProtocolVersion.TLS_1_3)),
          Fault.of(
              Cause.NO_COMMON_SIGNATURE_SCHEME,
              "sha1-certificate",
              "Has a certificate that is signed with SHA-1, and sends it to nobody who does not ask"
                  + " for it.",
              ground -> ground.presenting(ground.leaf().signedWith("SHA1withRSA").mint())));

  private NoCommonSignatureScheme() {}

  private static Exhibit keyed(Ground ground, KeyKind kind, ProtocolVersion version) {
    return ground
        .preferring(ServerPreferences.DEFAULT.withVersions(version), ground.leaf().key(kind).mint())
        .with("--sigalgs", "rsa_pss_rsae_sha256,rsa_pkcs1_sha256,ecdsa_secp256r1_sha256");
  }
}
