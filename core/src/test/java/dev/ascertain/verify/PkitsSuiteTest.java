package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ObjectIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** NIST's Public Key Interoperability Test Suite, version 1.0.1. */
class PkitsSuiteTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2011-04-15T00:00:00Z");

  @Test
  void run() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (SuiteJson.Entry test : SuiteJson.array("pkits/pkits.json")) {
      Verification v = verify(test);
      if (v.trusted() != test.flag("valid")) {
        wrong.add(
            test.text("number")
                + " "
                + test.text("name")
                + " valid="
                + test.flag("valid")
                + " "
                + v.findings()
                + v.paths().stream().map(CertificationPath::findings).toList());
      }
    }
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
  }

  private static byte[] certificate(String name) throws IOException {
    return Files.readAllBytes(SuiteJson.path("pkits/certs/" + name + ".crt"));
  }

  private static Verification verify(SuiteJson.Entry test) throws IOException, ViolationException {
    List<String> pool = test.texts("certs");
    List<byte[]> sent = new ArrayList<>();
    for (String name : pool.subList(1, pool.size()).reversed()) {
      sent.add(certificate(name));
    }
    List<byte[]> crls = new ArrayList<>();
    for (String name : test.texts("crls")) {
      crls.add(Files.readAllBytes(SuiteJson.path("pkits/crls/" + name + ".crl")));
    }
    Set<ObjectIdentifier> policies = new HashSet<>();
    if (!test.isNull("initial_policy_set")) {
      for (String name : test.text("initial_policy_set").split(",")) {
        policies.add(
            ObjectIdentifier.of(
                "2.16.840.1.101.3.2.1.48." + name.substring("NIST-test-policy-".length())));
      }
    }
    TrustStore anchor =
        TrustStore.of("PKITS", List.of(Certificate.decode(certificate(pool.getFirst()))));
    Measure measure =
        Measure.of(anchor)
            .with(Profile.RFC_5280)
            .with(
                new PolicyInputs(
                    policies,
                    test.flag("explicit_policy"),
                    test.flag("inhibit_mapping"),
                    test.flag("inhibit_any")));
    return Verifier.verify(
        new VerificationRequest(
            sent,
            Optional.empty(),
            AT,
            measure,
            List.of(),
            Optional.empty(),
            new Evidence(List.of(), crls, List.of())),
        CRYPTO);
  }
}
