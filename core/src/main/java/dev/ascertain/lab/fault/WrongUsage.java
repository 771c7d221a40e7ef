package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A certificate for something else. */
final class WrongUsage {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.WRONG_USAGE,
              "Has a certificate for TLS clients only.",
              ground ->
                  ground.presenting(ground.leaf().usage(KeyPurposeId.id_kp_clientAuth).mint())),
          Fault.of(
              Cause.WRONG_USAGE,
              "intermediate",
              "Has a certificate of a CA for e-mail only.",
              ground ->
                  ground.presentingBelow(
                      ground
                          .intermediate("Ascertain Lab Mail CA")
                          .usage(KeyPurposeId.id_kp_emailProtection)
                          .mint())),
          Fault.of(
              Cause.WRONG_USAGE,
              "no-usage",
              "Has a certificate whose key may be used for nothing, in TLS 1.2.",
              ground ->
                  ground.preferring(
                      ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2),
                      ground.leaf().extension(Extension.keyUsage, true, new KeyUsage(0)).mint())),
          Fault.of(
              Cause.WRONG_USAGE,
              "cert-sign",
              "Has a certificate of a CA whose key may not sign certificates.",
              ground ->
                  ground.presentingBelow(
                      ground
                          .intermediate("Ascertain Lab Idle CA")
                          .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
                          .mint())));

  private WrongUsage() {}
}
