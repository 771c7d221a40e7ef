package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** No certificate at all. */
final class NoCertificate {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NO_CERTIFICATE,
              "Sends a Certificate message that holds no certificate, in TLS 1.3.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_3,
                      Alteration.changing(
                          "Certificate", _ -> new byte[] {11, 0, 0, 4, 0, 0, 0, 0}))),
          Fault.of(
              Cause.NO_CERTIFICATE,
              "tls12",
              "Sends a Certificate message that holds no certificate, in TLS 1.2.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_2,
                      Alteration.changing("Certificate", _ -> new byte[] {11, 0, 0, 3, 0, 0, 0}))));

  private NoCertificate() {}
}
