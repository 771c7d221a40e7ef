package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import java.util.Base64;
import java.util.List;

/** A certificate where a raw public key was wanted. */
final class NoRawPublicKey {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.NO_RAW_PUBLIC_KEY,
              "Has a certificate only, for a client that wants a raw public key.",
              ground -> {
                Certified good = ground.good();
                return ground
                    .presenting(good)
                    .with(
                        "--raw-public-key",
                        Base64.getEncoder().encodeToString(good.keys().getPublic().getEncoded()));
              }));

  private NoRawPublicKey() {}
}
