package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** Signatures that can be forged. */
final class WeakSignature {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.WEAK_SIGNATURE,
              "Has a certificate that is signed with SHA-1, in TLS 1.2.",
              ground -> inTls12(ground, ground.leaf().signedWith("SHA1withRSA").mint())),
          Fault.of(
              Cause.WEAK_SIGNATURE,
              "intermediate",
              "Has an intermediate that is signed with SHA-1, in TLS 1.2.",
              ground ->
                  inTls12(
                      ground,
                      ground
                          .leaf(
                              ground
                                  .intermediate("Ascertain Lab Old CA")
                                  .signedWith("SHA1withRSA")
                                  .mint())
                          .mint())),
          Fault.of(
              Cause.WEAK_SIGNATURE,
              "md5",
              "Has a certificate that is signed with MD5.",
              ground -> ground.presenting(ground.leaf().signedWith("MD5withRSA").mint())));

  private WeakSignature() {}

  /** In TLS 1.3 our engine rightly refuses to present what is signed with SHA-1. */
  private static Exhibit inTls12(Ground ground, Certified certified) {
    return ground.preferring(
        ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2), certified);
  }
}
