package dev.ascertain.lab.fault;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.server.ClientAuthentication;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** Servers that negotiate in one way or the other, and well. */
final class GoodNegotiations {
  static final List<Fault> FAULTS =
      List.of(
          Fault.none(
              "hello-retry-request",
              "Asks for a key share of another group first.",
              ground ->
                  ground.preferring(
                      ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.SECP384R1)))),
          Fault.none(
              "x25519",
              "Takes the group x25519 only.",
              ground ->
                  ground.preferring(
                      ServerPreferences.DEFAULT.withGroups(List.of(NamedGroup.X25519)))),
          Fault.none(
              "alpn",
              "Speaks HTTP/1.1, and says so.",
              ground ->
                  ground.preferring(
                      ServerPreferences.DEFAULT.withApplicationProtocols("http/1.1"))),
          Fault.none(
              "aes-256",
              "Takes AES-256 only.",
              ground ->
                  ground.preferring(
                      ServerPreferences.DEFAULT
                          .withCipherSuites(List.of(CipherSuite.TLS_AES_256_GCM_SHA384))
                          .withVersions(ProtocolVersion.TLS_1_3))),
          Fault.none(
              "chacha20",
              "Takes ChaCha20 only.",
              ground ->
                  ground.preferring(
                      ServerPreferences.DEFAULT
                          .withCipherSuites(List.of(CipherSuite.TLS_CHACHA20_POLY1305_SHA256))
                          .withVersions(ProtocolVersion.TLS_1_3))),
          Fault.none(
              "tls12-cbc",
              "Takes a cipher suite in CBC mode, in TLS 1.2.",
              ground ->
                  ground.preferring(
                      ServerPreferences.DEFAULT
                          .withCipherSuites(List.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA))
                          .withVersions(ProtocolVersion.TLS_1_2))),
          Fault.none(
              "tls12-dhe",
              "Uses finite field Diffie-Hellman of 2048 bits, in TLS 1.2.",
              ground ->
                  ground
                      .preferring(
                          ServerPreferences.DEFAULT
                              .withCipherSuites(
                                  List.of(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256))
                              .withGroups(List.of(NamedGroup.FFDHE2048))
                              .withVersions(ProtocolVersion.TLS_1_2))
                      .with("--tls1.2", "--ciphers", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256")),
          Fault.none(
              "client-certificate-optional",
              "Asks for a certificate of the client, but takes none.",
              ground ->
                  ground.serving(
                      ground
                          .settings(ServerPreferences.DEFAULT, ground.good())
                          .with(
                              new ClientAuthentication(
                                  false, List.of(), CertificateJudge.acceptingAll())))));

  private GoodNegotiations() {}
}
