package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.transparency.CtLogList;
import dev.ascertain.verify.transparency.JudgedTimestamp;
import dev.ascertain.verify.transparency.SctVerdict;
import dev.ascertain.verify.transparency.TransparencyStatus.Compliance;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chains of well-known sites, judged as they are: by the bundled roots and logs. */
class PublicChainsSuiteTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = PublicChainsSuiteTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrongWithThem(Profile profile) throws Exception {
    TrustStore store = TrustStore.decode(resource(TrustStore.MOZILLA));
    CtLogList logs = CtLogList.decode(resource(CtLogList.CHROME));
    Measure measure = Measure.of(store).with(profile).withLogs(() -> Optional.of(logs));
    List<LimboCase> sites =
        LimboCase.readAll("limbo-open.json").stream()
            .filter(each -> each.id().startsWith("online::"))
            .toList();

    assertThat(sites).isNotEmpty();
    for (LimboCase site : sites) {
      Verification verification = Verifier.verify(site.request().with(measure), CRYPTO);

      assertThat(verification.trusted()).as("%s: %s", site.id(), verification.findings()).isTrue();
      assertThat(verification.findings()).as(site.id()).isEmpty();
      if (profile != Profile.RFC_5280) {
        var transparency = verification.transparency().orElseThrow();
        assertThat(transparency.compliance()).as(site.id()).isNotEqualTo(Compliance.NOT_ENOUGH);
        assertThat(transparency.timestamps()).as(site.id()).hasSizeGreaterThan(1);
        // A log that we know made the timestamp, or we do not know the log.
        assertThat(transparency.timestamps().stream().map(JudgedTimestamp::verdict))
            .as(site.id())
            .allMatch(verdict -> verdict.counts() || verdict == SctVerdict.UNKNOWN_LOG);
      }
    }
  }
}
