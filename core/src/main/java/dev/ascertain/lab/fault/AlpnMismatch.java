package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** No application protocol in common. */
final class AlpnMismatch {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.ALPN_MISMATCH,
              "Speaks HTTP/2 only, in TLS 1.3.",
              ground ->
                  ground
                      .preferring(
                          ServerPreferences.DEFAULT
                              .withVersions(ProtocolVersion.TLS_1_3)
                              .withApplicationProtocols("h2"))
                      .with("--alpn", "http/1.1")),
          Fault.of(
              Cause.ALPN_MISMATCH,
              "tls12",
              "Speaks HTTP/2 only, in TLS 1.2.",
              ground ->
                  ground
                      .preferring(
                          ServerPreferences.DEFAULT
                              .withVersions(ProtocolVersion.TLS_1_2)
                              .withApplicationProtocols("h2"))
                      .with("--alpn", "http/1.1")));

  private AlpnMismatch() {}
}
