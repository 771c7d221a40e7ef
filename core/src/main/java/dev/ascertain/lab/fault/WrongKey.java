package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** The key of another certificate. */
final class WrongKey {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.WRONG_KEY,
              "Signs the handshake with another key than the certificate's, in TLS 1.3.",
              ground -> another(ground, ProtocolVersion.TLS_1_3)),
          Fault.of(
              Cause.WRONG_KEY,
              "tls12",
              "Signs the handshake with another key than the certificate's, in TLS 1.2.",
              ground -> another(ground, ProtocolVersion.TLS_1_2)));

  private WrongKey() {}

  private static Exhibit another(Ground ground, ProtocolVersion version) {
    Certified good = ground.good();
    Certified mixed =
        new Certified(
            good.presented(), ground.issuing().keys(), good.signatureAlgorithm(), good.issuer());
    return ground.serving(ground.settings(ServerPreferences.DEFAULT.withVersions(version), mixed));
  }
}
