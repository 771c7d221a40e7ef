package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** No cipher suite in common. */
final class NoCommonCipher {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NO_COMMON_CIPHER,
              "Takes cipher suites of finite field Diffie-Hellman only, in TLS 1.2.",
              ground ->
                  ground.preferring(
                      suites(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256)
                          .withGroups(List.of(NamedGroup.FFDHE2048))
                          .withVersions(ProtocolVersion.TLS_1_2))),
          Fault.of(
              Cause.NO_COMMON_CIPHER,
              "static-rsa",
              "Takes cipher suites without forward secrecy only, of a client that has none.",
              ground ->
                  ground
                      .preferring(
                          suites(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256)
                              .withVersions(ProtocolVersion.TLS_1_2))
                      .with("--ciphers", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")),
          Fault.of(
              Cause.NO_COMMON_CIPHER,
              "cbc",
              "Takes cipher suites in CBC mode only, of a client that has none.",
              ground ->
                  ground
                      .preferring(
                          suites(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA)
                              .withVersions(ProtocolVersion.TLS_1_2))
                      .with("--ciphers", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")),
          Fault.of(
              Cause.NO_COMMON_CIPHER,
              "tls13",
              "Takes one cipher suite of TLS 1.3, and not that of the client.",
              ground ->
                  ground
                      .preferring(
                          suites(CipherSuite.TLS_AES_256_GCM_SHA384)
                              .withVersions(ProtocolVersion.TLS_1_3))
                      .with("--ciphers", "TLS_AES_128_GCM_SHA256")));

  private NoCommonCipher() {}

  private static ServerPreferences suites(CipherSuite suite) {
    return ServerPreferences.DEFAULT.withCipherSuites(List.of(suite));
  }
}
