package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** No group for the key exchange in common. */
final class NoCommonGroup {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NO_COMMON_GROUP,
              "Takes finite field groups only, in TLS 1.3.",
              ground ->
                  ground.preferring(
                      groups(NamedGroup.FFDHE2048).withVersions(ProtocolVersion.TLS_1_3))),
          Fault.of(
              Cause.NO_COMMON_GROUP,
              "tls12",
              "Takes the group secp384r1 only, of a client that has x25519 only, in TLS 1.2.",
              ground ->
                  ground
                      .preferring(
                          groups(NamedGroup.SECP384R1).withVersions(ProtocolVersion.TLS_1_2))
                      .with("--groups", "x25519")),
          Fault.of(
              Cause.NO_COMMON_GROUP,
              "x25519",
              "Takes the group x25519 only, of a client that has P-256 only.",
              ground -> ground.preferring(groups(NamedGroup.X25519)).with("--groups", "P-256")));

  private NoCommonGroup() {}

  private static ServerPreferences groups(NamedGroup group) {
    return ServerPreferences.DEFAULT.withGroups(List.of(group));
  }
}
