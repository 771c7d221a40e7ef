package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.server.ServerPreferences;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.Delegate;
import dev.ascertain.wire.SignatureScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A key that the certificate no longer delegates to. */
final class BadDelegatedCredential {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.BAD_DELEGATED_CREDENTIAL,
              "Uses a delegated credential that was over yesterday.",
              ground -> {
                Certified leaf =
                    Delegate.allowed(
                            ground
                                .leaf()
                                .valid(
                                    Instant.now().minus(Duration.ofDays(10)),
                                    Instant.now().plus(Duration.ofDays(80))))
                        .mint();
                Credential credential =
                    ground
                        .credential(leaf)
                        .delegatingTo(
                            Delegate.to(
                                leaf, SignatureScheme.RSA_PSS_RSAE_SHA256, Duration.ofDays(-1)));
                return ground
                    .serving(ground.settings(ServerPreferences.DEFAULT, List.of(credential)))
                    .with("--delegated-credential");
              }));

  private BadDelegatedCredential() {}
}
