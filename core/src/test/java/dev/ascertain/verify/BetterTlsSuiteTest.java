package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cases of BetterTLS. */
class BetterTlsSuiteTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static SuiteJson.Entry suite;
  private static TrustStore store;

  @BeforeAll
  static void read() throws IOException, ViolationException {
    suite = SuiteJson.object("bettertls-open.json");
    Certificate root = Certificate.decode(Base64.getDecoder().decode(suite.text("trustRoot")));
    store = TrustStore.of("BetterTLS", List.of(root));
  }

  private static Verification verify(SuiteJson.Entry test) {
    return Verifier.verify(
        VerificationRequest.of(
            test.texts("certificates").stream().map(Base64.getDecoder()::decode).toList(),
            ReferenceIdentifier.parse(test.text("hostname")),
            Instant.parse(suite.text("at")),
            store),
        CRYPTO);
  }

  private static void run(String name) {
    List<String> wrong = new ArrayList<>();
    for (SuiteJson.Entry test : suite.entries(name)) {
      Verification verification = verify(test);
      boolean accept = test.text("expected").equals("ACCEPT");
      if (verification.trusted() != accept) {
        wrong.add(
            test.text("id")
                + " expected "
                + test.text("expected")
                + (test.flag("failureIsWarning") ? " (soft)" : "")
                + " "
                + test.texts("requiredFeatures")
                + ": "
                + verification.findings());
      }
    }
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
  }

  @Test
  void pathBuilding() {
    run("pathbuilding");
  }

  @Test
  void nameConstraints() {
    run("nameconstraints");
  }
}
