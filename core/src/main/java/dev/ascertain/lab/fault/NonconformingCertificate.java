package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What certificates must not say. */
final class NonconformingCertificate {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NONCONFORMING_CERTIFICATE,
              "Has a certificate for any purpose, but not for servers by name.",
              ground ->
                  ground.presenting(ground.leaf().usage(KeyPurposeId.anyExtendedKeyUsage).mint())),
          Fault.of(
              Cause.NONCONFORMING_CERTIFICATE,
              "ocsp-signing",
              "Has a certificate for servers that may also sign OCSP responses.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf()
                          .usage(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_OCSPSigning)
                          .mint())),
          Fault.of(
              Cause.NONCONFORMING_CERTIFICATE,
              "serial-number",
              "Has a certificate with a serial number of zero, for a client that minds.",
              ground ->
                  ground
                      .presenting(ground.leaf().serial(BigInteger.ZERO).mint())
                      .with("--profile", "rfc5280")),
          Fault.of(
              Cause.NONCONFORMING_CERTIFICATE,
              "authority-key",
              "Has a certificate that does not name the key of its CA, for a client that minds.",
              ground ->
                  ground
                      .presenting(ground.leaf().without(Extension.authorityKeyIdentifier).mint())
                      .with("--profile", "rfc5280")));

  private NonconformingCertificate() {}
}
