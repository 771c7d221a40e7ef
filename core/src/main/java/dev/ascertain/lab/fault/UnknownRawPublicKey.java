package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Mint;
import java.util.Base64;
import java.util.List;

/** Another raw public key than the one that is known. */
final class UnknownRawPublicKey {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.UNKNOWN_RAW_PUBLIC_KEY,
              "Has another raw public key than its client knows.",
              ground -> {
                Certified other = Mint.selfSigned("other").mint();
                return ground
                    .serving(
                        ground.settings(
                            ServerPreferences.DEFAULT,
                            List.of(ground.rawKey(ground.good().keys()))))
                    .with(
                        "--raw-public-key",
                        Base64.getEncoder().encodeToString(other.keys().getPublic().getEncoded()));
              }));

  private UnknownRawPublicKey() {}
}
