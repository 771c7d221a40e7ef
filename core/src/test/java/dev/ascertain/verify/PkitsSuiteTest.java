package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.revocation.RevocationPolicy;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ObjectIdentifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

/**
 * NIST's Public Key Interoperability Test Suite, version 1.0.1. The JDK's and BouncyCastle's path
 * builders are given the same certificates, CRLs and inputs.
 */
class PkitsSuiteTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final Instant AT = Instant.parse("2011-04-15T00:00:00Z");
  private static final String POLICY = "NIST-test-policy-";
  private static final String POLICY_ARC = "2.16.840.1.101.3.2.1.48.";

  /** How many cases of a section each of us judges rightly. */
  private static final class Score {
    private int cases;
    private int ours;
    private int jdk;
    private int bouncyCastle;

    void add(boolean expected, boolean weAccept, boolean jdkAccepts, boolean theyAccept) {
      cases++;
      ours += weAccept == expected ? 1 : 0;
      jdk += jdkAccepts == expected ? 1 : 0;
      bouncyCastle += theyAccept == expected ? 1 : 0;
    }
  }

  @Test
  void everyCaseIsJudgedRightly() throws IOException, ViolationException, GeneralSecurityException {
    CertPathBuilder jdk = CertPathBuilder.getInstance("PKIX");
    CertPathBuilder bouncyCastle = CertPathBuilder.getInstance("PKIX", new BouncyCastleProvider());
    Map<Integer, Score> sections = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (SuiteJson.Entry test : SuiteJson.array("pkits/pkits.json")) {
      Verification ours = verify(test);
      boolean valid = test.flag("valid");
      if (ours.trusted() != valid) {
        wrong.add(test.text("number") + " " + test.text("name") + ": " + ours.findings());
      }
      sections
          .computeIfAbsent(section(test), _ -> new Score())
          .add(valid, ours.trusted(), accepts(jdk, test), accepts(bouncyCastle, test));
    }

    System.out.println("PKITS section: cases, right by us, by the JDK, by BouncyCastle");
    sections.forEach((section, score) ->
        System.out.printf(
            "4.%-2d %4d %4d %4d %4d%n",
            section, score.cases, score.ours, score.jdk, score.bouncyCastle));
    assertThat(wrong).isEmpty();
    assertThat(sections.values().stream().mapToInt(score -> score.cases).sum()).isEqualTo(247);
  }

  /** The second part of a number such as {@code 4.13.2}. */
  private static Integer section(SuiteJson.Entry test) {
    String number = test.text("number");
    int start = number.indexOf('.') + 1;
    return Integer.valueOf(number.substring(start, number.indexOf('.', start)));
  }

  private static Verification verify(SuiteJson.Entry test) throws IOException, ViolationException {
    List<String> pool = test.texts("certs");
    List<byte[]> sent = new ArrayList<>();
    for (String name : pool.subList(1, pool.size()).reversed()) {
      sent.add(certificate(name));
    }
    List<byte[]> crls = new ArrayList<>();
    for (String name : test.texts("crls")) {
      crls.add(crl(name));
    }
    Set<ObjectIdentifier> policies =
        policies(test).stream().map(ObjectIdentifier::of).collect(Collectors.toSet());
    TrustStore anchor =
        TrustStore.of("PKITS", List.of(Certificate.decode(certificate(pool.getFirst()))));
    Measure measure =
        Measure.of(anchor)
            .with(Profile.RFC_5280)
            .with(
                new RevocationPolicy(
                    RevocationPolicy.Mode.HARD_FAIL, Optional.empty(), Optional.empty()))
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

  private static boolean accepts(CertPathBuilder peer, SuiteJson.Entry test)
      throws IOException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Object> evidence = new ArrayList<>();
    try {
      for (String name : test.texts("certs")) {
        evidence.add(factory.generateCertificate(new ByteArrayInputStream(certificate(name))));
      }
      for (String name : test.texts("crls")) {
        evidence.add(factory.generateCRL(new ByteArrayInputStream(crl(name))));
      }
    } catch (GeneralSecurityException e) {
      // What it cannot read it does not accept.
      return false;
    }
    X509CertSelector target = new X509CertSelector();
    target.setCertificate((X509Certificate) evidence.get(test.texts("certs").size() - 1));
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            Set.of(new TrustAnchor((X509Certificate) evidence.getFirst(), null)), target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(evidence)));
    parameters.setDate(Date.from(AT));
    parameters.setMaxPathLength(-1);
    parameters.setInitialPolicies(policies(test));
    parameters.setExplicitPolicyRequired(test.flag("explicit_policy"));
    parameters.setPolicyMappingInhibited(test.flag("inhibit_mapping"));
    parameters.setAnyPolicyInhibited(test.flag("inhibit_any"));
    try {
      peer.build(parameters);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static Set<String> policies(SuiteJson.Entry test) {
    if (test.isNull("initial_policy_set")) {
      return Set.of();
    }
    return List.of(test.text("initial_policy_set").split(",")).stream()
        .map(name -> POLICY_ARC + name.substring(POLICY.length()))
        .collect(Collectors.toSet());
  }

  private static byte[] certificate(String name) throws IOException {
    return Files.readAllBytes(SuiteJson.path("pkits/certs/" + name + ".crt"));
  }

  private static byte[] crl(String name) throws IOException {
    return Files.readAllBytes(SuiteJson.path("pkits/crls/" + name + ".crl"));
  }
}
