package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;

/** An extension that must be understood, and is not. */
final class UnknownCriticalExtension {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.UNKNOWN_CRITICAL_EXTENSION,
              "Has a certificate with a critical extension that nobody knows.",
              ground ->
                  ground.presenting(
                      ground
                          .leaf()
                          .extension(
                              new ASN1ObjectIdentifier("1.3.6.1.4.1.55738.1"),
                              true,
                              DERNull.INSTANCE)
                          .mint())),
          Fault.of(
              Cause.UNKNOWN_CRITICAL_EXTENSION,
              "intermediate",
              "Has an intermediate with a critical extension that nobody knows.",
              ground ->
                  ground.presentingBelow(
                      ground
                          .intermediate("Ascertain Lab Critical CA")
                          .extension(
                              new ASN1ObjectIdentifier("1.3.6.1.4.1.55738.1"),
                              true,
                              DERNull.INSTANCE)
                          .mint())));

  private UnknownCriticalExtension() {}
}
