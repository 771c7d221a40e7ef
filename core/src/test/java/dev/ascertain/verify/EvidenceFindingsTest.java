package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationResult;
import dev.ascertain.verify.revocation.RevocationResult.Shortcoming;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.verify.transparency.TransparencyStatus;
import dev.ascertain.verify.transparency.TransparencyStatus.Compliance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is found out about revocation and timestamps becomes findings. */
class EvidenceFindingsTest {
  private static final Instant WHEN = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void revocationsBadStaplesAndIgnoranceAreFindings() {
    RevocationStatus revoked =
        new RevocationStatus.Revoked(
            new RevocationStatus.Source.Staple(), WHEN, Optional.of("superseded"), WHEN);
    RevocationStatus unknown = new RevocationStatus.CouldNotTell(RevocationStatus.Why.NO_ADDRESS);
    RevocationResult result =
        new RevocationResult(
            List.of(new CertificateRevocation(0, revoked), new CertificateRevocation(2, unknown)),
            List.of(new Shortcoming(2, "It is stale.")),
            List.of(new Shortcoming(2, "Nobody knows.")),
            List.of());

    assertThat(PathRevocation.findings(result))
        .containsExactly(
            new RevocationFinding.Revoked(0, WHEN, Optional.of("superseded")),
            new RevocationFinding.BadStaple(2, "It is stale."),
            new RevocationFinding.RevocationUnknown(2, "Nobody knows."));
  }

  @Test
  void onlyACertainLackOfTimestampsIsAFinding() {
    assertThat(TransparencyFindings.of(0, status(Compliance.ENOUGH))).isEmpty();
    assertThat(TransparencyFindings.of(0, status(Compliance.COULD_NOT_TELL))).isEmpty();
    assertThat(TransparencyFindings.of(0, status(Compliance.NOT_ENOUGH)))
        .contains(new ConformanceFinding.NoSct(0, 1, 2, "a list is broken"));
  }

  private static TransparencyStatus status(Compliance compliance) {
    return new TransparencyStatus(List.of(), List.of("a list is broken"), 2, 1, compliance);
  }
}
