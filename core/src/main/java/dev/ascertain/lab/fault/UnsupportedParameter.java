package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** Something that the client offers and cannot do. */
final class UnsupportedParameter {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.UNSUPPORTED_PARAMETER,
              "Chooses a cipher suite that Ascertain was told to offer and does not have.",
              ground ->
                  ground
                      .altering(
                          ProtocolVersion.TLS_1_2,
                          Alteration.changing(
                              "ServerHello", hello -> ServerHellos.withCipherSuite(hello, 0xc060)))
                      .with(
                          "--ciphers",
                          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256:TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256")));

  private UnsupportedParameter() {}
}
