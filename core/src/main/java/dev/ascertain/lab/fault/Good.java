package dev.ascertain.lab.fault;

import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** Servers with which nothing is wrong. */
final class Good {
  static final List<Fault> FAULTS =
      List.of(
          Fault.none(
              "tls13",
              "Speaks TLS 1.3 and 1.2, with an RSA certificate.",
              ground -> ground.presenting(ground.good())),
          Fault.none(
              "tls12",
              "Speaks TLS 1.2 only.",
              ground ->
                  ground.preferring(
                      ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2))));

  private Good() {}
}
