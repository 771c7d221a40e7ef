package dev.ascertain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.handshake.CertificateJudge.Presented;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final Minted ROOT = Mint.ca("Root").mint();
  private static final Minted LEAF = Mint.server("www.example.com").by(ROOT).mint();

  private static Optional<Rule> refusal(String host, byte[] leaf) {
    TrustStore store = TrustStore.of("Test", List.of(ROOT.certificate()));
    Judge judge =
        new Judge(
            ReferenceIdentifier.parse(host),
            Options.Judgement.DEFAULT.withStores(List.of(store)),
            List.of(),
            AT,
            Ascertain.environment(KeyLog.none()));
    return judge
        .judge(new Presented(List.of(leaf), Map.of(), Optional.empty()))
        .map(Violation::rule);
  }

  @Test
  void aGoodCertificateIsAccepted() {
    assertThat(refusal("www.example.com", LEAF.der())).isEmpty();
  }

  @Test
  void aBadOneIsRefusedForItsGravestFault() {
    Minted stranger = Mint.server("www.example.com").mint();

    assertThat(refusal("www.example.com", stranger.der())).contains(Rule.UNKNOWN_CA);
    assertThat(refusal("other.example.com", LEAF.der())).contains(Rule.CERTIFICATE_UNKNOWN);
  }

  @Test
  void whatCannotBeToldIsRefused() {
    // Anybody can write the root's name below a signature of a kind that nobody can check.
    byte[] unheardOf = Mint.withUnheardOfAlgorithm(LEAF.der());

    assertThat(refusal("www.example.com", unheardOf)).contains(Rule.BAD_CERTIFICATE);
  }
}
