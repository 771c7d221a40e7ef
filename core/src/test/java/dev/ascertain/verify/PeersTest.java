package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.ChainGenerator.Chain;
import dev.ascertain.verify.ChainGenerator.Issued;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.NameConstraints;
import dev.ascertain.x509.SubjectAltName;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

/**
 * Thousands of chains with random faults, judged by us, the JDK and BouncyCastle. Wherever we
 * disagree, a rule below says why; a disagreement without one fails the test, and so does a rule
 * that nothing needs.
 */
class PeersTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final long SEED = 20260601;
  private static final int CHAINS = 3_000;

  private enum Peer {
    JDK,
    BOUNCY_CASTLE
  }

  /** What a peer said; empty if it accepted the chain. */
  private record Answer(Optional<String> refusal) {

    boolean refusesWith(String start) {
      return refusal.filter(message -> message.startsWith(start)).isPresent();
    }
  }

  /** A chain and what came of it. */
  private record Case(Chain chain, PolicyInputs inputs, Verification ours, Answer theirs) {

    boolean onlyWrongIn(Predicate<Finding> kind) {
      return faults(ours).stream().allMatch(kind);
    }

    /** The chain's certificates as we read them, the server's first. */
    List<Certificate> certificates() {
      return ours.certificates().subList(0, chain.certificates().size()).stream()
          .flatMap(judged -> judged.certificate().stream())
          .toList();
    }
  }

  /** Why a peer judges otherwise. */
  private record Rule(String reason, Set<Peer> peers, Predicate<Case> applies) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "RFC 5280 section 6.1 leaves purposes to the application",
              Set.of(Peer.JDK, Peer.BOUNCY_CASTLE),
              c -> c.theirs.refusal.isEmpty() && c.onlyWrongIn(PeersTest::isPurpose)),
          new Rule(
              "They fold the case of mailboxes, against RFC 5280 section 7.5",
              Set.of(Peer.JDK, Peer.BOUNCY_CASTLE),
              c ->
                  c.theirs.refusal.isEmpty()
                      && c.onlyWrongIn(f -> forbids(f, GeneralName.Rfc822.class))),
          new Rule(
              "It looks at mappings only while policies are valid, against section 6.1.4 (a)",
              Set.of(Peer.JDK),
              c ->
                  c.theirs.refusal.isEmpty()
                      && c.chain.has(ChainGenerator.MAPPING_TO_ANY)
                      && c.onlyWrongIn(ChainFinding.MalformedCertificate.class::isInstance)),
          new Rule(
              "It forgets that no directoryName is in two disjoint permitted subtrees",
              Set.of(Peer.JDK),
              c ->
                  c.theirs.refusal.isEmpty()
                      && c.onlyWrongIn(f -> forbids(f, GeneralName.Directory.class))
                      && permitting(c, GeneralName.Directory.class) > 1),
          new Rule(
              "It throws where permitted subtrees of one form meet none of the other's",
              Set.of(Peer.JDK),
              c -> c.theirs.refusesWith("java.lang.RuntimeException")),
          new Rule(
              "It takes the common name for a dNSName where there is none",
              Set.of(Peer.JDK),
              c ->
                  c.theirs.refusesWith("name constraints check failed")
                      && permitting(c, GeneralName.Dns.class) > 0
                      && c.certificates().stream().anyMatch(PeersTest::hasNoDnsName)),
          new Rule(
              "It does not process a critical extended key usage of CAs",
              Set.of(Peer.BOUNCY_CASTLE),
              c ->
                  c.theirs.refusesWith(
                      "Certificate has unsupported critical extension: [2.5.29.37]")),
          new Rule(
              "It constrains emailAddress even beside alternative names; section 4.2.1.10 does not",
              Set.of(Peer.BOUNCY_CASTLE),
              c ->
                  c.theirs.refusesWith("Subtree check for certificate subject alternative email")
                      && c.chain.has(ChainGenerator.MAIL_IN_SUBJECT)),
          new Rule(
              "Of an explicit policy it wants every certificate to name it; anyPolicy will do"
                  + " (d)(2)",
              Set.of(Peer.BOUNCY_CASTLE),
              c ->
                  c.theirs.refusesWith("Explicit policy requested but none available")
                      && c.inputs.explicitPolicy()));

  private final CertificateFactory factory;
  private final Map<Peer, CertPathValidator> validators;
  private final ChainGenerator generator = new ChainGenerator(SEED);
  private final TrustStore store = TrustStore.of("Test", List.of(generator.anchor().certificate()));
  private final Set<TrustAnchor> anchors;
  private final VerificationCache cache = new VerificationCache(10_000);

  PeersTest() throws GeneralSecurityException {
    factory = CertificateFactory.getInstance("X.509");
    validators =
        Map.of(
            Peer.JDK,
            CertPathValidator.getInstance("PKIX"),
            Peer.BOUNCY_CASTLE,
            CertPathValidator.getInstance("PKIX", new BouncyCastleProvider()));
    X509Certificate anchor =
        (X509Certificate)
            factory.generateCertificate(new ByteArrayInputStream(generator.anchor().der()));
    anchors = Set.of(new TrustAnchor(anchor, null));
  }

  @Test
  void weAgreeWithThePeersOrKnowWhyNot() throws GeneralSecurityException {
    List<String> unexplained = new ArrayList<>();
    Map<Rule, Integer> uses = new LinkedHashMap<>();
    int valid = 0;
    for (int i = 0; i < CHAINS; i++) {
      Chain chain = generator.next();
      PolicyInputs inputs = generator.policyInputs();
      Verification ours = verify(chain, inputs);
      valid += faults(ours).isEmpty() ? 1 : 0;
      for (Peer peer : Peer.values()) {
        Case judged = new Case(chain, inputs, ours, ask(peer, chain, inputs));
        if (faults(ours).isEmpty() != judged.theirs.refusal.isEmpty()) {
          Optional<Rule> rule = explain(peer, judged);
          rule.ifPresent(known -> uses.merge(known, 1, Integer::sum));
          if (rule.isEmpty()) {
            unexplained.add(peer + " " + judged.theirs + ", we " + faults(ours));
          }
        }
      }
    }

    assertThat(unexplained).isEmpty();
    assertThat(uses.keySet()).containsExactlyInAnyOrderElementsOf(RULES);
    // Chains that nobody accepts, or nobody refuses, would prove nothing.
    assertThat(valid).isBetween(CHAINS / 4, CHAINS * 3 / 4);
  }

  /** What is wrong with the path; the peers do not look at what else certificates may not say. */
  private static List<Finding> faults(Verification verification) {
    return verification.findings().stream()
        .filter(finding ->
            switch (finding.severity()) {
              case ERROR, INCONCLUSIVE -> !(finding instanceof ConformanceFinding);
              case WARNING, INFO -> false;
            })
        .toList();
  }

  private static Optional<Rule> explain(Peer peer, Case judged) {
    return RULES.stream()
        .filter(rule -> rule.peers.contains(peer) && rule.applies.test(judged))
        .findFirst();
  }

  private Verification verify(Chain chain, PolicyInputs inputs) {
    return Verifier.verify(
        new VerificationRequest(
            chain.certificates().stream().map(Issued::der).toList(),
            Optional.empty(),
            ChainGenerator.AT,
            Measure.of(store).with(Profile.RFC_5280).with(inputs),
            List.of(),
            Optional.empty(),
            Evidence.NONE),
        CRYPTO,
        cache);
  }

  private Answer ask(Peer peer, Chain chain, PolicyInputs inputs) throws GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(ChainGenerator.AT));
    parameters.setExplicitPolicyRequired(inputs.explicitPolicy());
    parameters.setPolicyMappingInhibited(inputs.inhibitMapping());
    parameters.setAnyPolicyInhibited(inputs.inhibitAnyPolicy());
    CertPath path =
        factory.generateCertPath(chain.certificates().stream().map(Issued::certificate).toList());
    try {
      Objects.requireNonNull(validators.get(peer)).validate(path, parameters);
      return new Answer(Optional.empty());
    } catch (GeneralSecurityException e) {
      return new Answer(Optional.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      return new Answer(Optional.of(e.toString()));
    }
  }

  private static boolean isPurpose(Finding finding) {
    return finding instanceof ChainFinding.WrongUsage usage
        && !usage.required().equals("keyCertSign");
  }

  private static boolean forbids(Finding finding, Class<? extends GeneralName> form) {
    return finding instanceof ChainFinding.NameConstraint constraint
        && form.isInstance(constraint.name());
  }

  /** How many certificates permit names of this form. */
  private static long permitting(Case judged, Class<? extends GeneralName> form) {
    return judged.certificates().stream()
        .flatMap(certificate -> certificate.extension(NameConstraints.class).stream())
        .filter(constraints ->
            Stream.concat(constraints.permitted().stream(), constraints.excluded().stream())
                .anyMatch(subtree -> form.isInstance(subtree.base())))
        .count();
  }

  private static boolean hasNoDnsName(Certificate certificate) {
    return certificate
        .extension(SubjectAltName.class)
        .map(SubjectAltName::names)
        .orElse(List.of())
        .stream()
        .noneMatch(GeneralName.Dns.class::isInstance);
  }
}
