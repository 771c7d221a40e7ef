package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** No version of TLS in common. */
final class VersionMismatch {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.VERSION_MISMATCH,
              "Speaks TLS 1.0 only.",
              ground -> ground.serving(Raw.answering(oldHello(1)))),
          Fault.of(
              Cause.VERSION_MISMATCH,
              "tls11",
              "Speaks TLS 1.1 only.",
              ground -> ground.serving(Raw.answering(oldHello(2)))),
          Fault.of(
              Cause.VERSION_MISMATCH,
              "ssl30",
              "Speaks SSL 3.0 only.",
              ground -> ground.serving(Raw.answering(oldHello(0)))),
          Fault.of(
              Cause.VERSION_MISMATCH,
              "alert",
              "Refuses every version with an alert.",
              ground -> ground.serving(Raw.alerting(AlertDescription.PROTOCOL_VERSION))),
          Fault.of(
              Cause.VERSION_MISMATCH,
              "tls13-only",
              "Speaks TLS 1.3 only, to a client of TLS 1.2.",
              ground ->
                  ground
                      .preferring(ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_3))
                      .with("--tls1.2")),
          Fault.of(
              Cause.VERSION_MISMATCH,
              "tls12-only",
              "Speaks TLS 1.2 only, to a client of TLS 1.3.",
              ground ->
                  ground
                      .preferring(ServerPreferences.DEFAULT.withVersions(ProtocolVersion.TLS_1_2))
                      .with("--tls1.3")));

  private VersionMismatch() {}

  /**
   * A ServerHello that chooses an old version, with TLS_RSA_WITH_AES_128_CBC_SHA.
   *
   * @param minor 0 for SSL 3.0, 1 for TLS 1.0, 2 for TLS 1.1
   */
  private static byte[] oldHello(int minor) {
    byte[] record = new byte[5 + 4 + 38];
    byte[] header = {22, 3, (byte) minor, 0, 42, 2, 0, 0, 38, 3, (byte) minor};
    System.arraycopy(header, 0, record, 0, header.length);
    // Behind 32 bytes of random, and a session id of none.
    record[header.length + 32 + 2] = 0x2f;
    return record;
  }
}
