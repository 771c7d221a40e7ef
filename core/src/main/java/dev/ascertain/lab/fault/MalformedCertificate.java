package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.serve.Alteration;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/** A certificate that is no certificate. */
final class MalformedCertificate {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.MALFORMED_CERTIFICATE,
              "Sends a certificate whose contents are not in DER.",
              ground ->
                  ground.altering(
                      ProtocolVersion.TLS_1_3,
                      Alteration.changing("Certificate", MalformedCertificate::broken))));

  private MalformedCertificate() {}

  /** The tag of tbsCertificate is that of a SET: behind the list's and the certificate's header. */
  private static byte[] broken(byte[] message) {
    message[15] = 0x31;
    return message;
  }
}
