package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertificatePolicies;
import dev.ascertain.x509.InhibitAnyPolicy;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.PolicyConstraints;
import dev.ascertain.x509.PolicyMappings;
import dev.ascertain.x509.PolicyMappings.PolicyMapping;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The certificate policies of one path (RFC 5280 section 6.1, as RFC 9618 has it), from the
 * certificate below the anchor down.
 */
final class PolicyProcessing {
  private final PolicyInputs inputs;
  private int explicitPolicy;
  private int policyMapping;
  private int inhibitAnyPolicy;
  private PolicyGraph graph = PolicyGraph.initial();

  /** The certificate at which the graph became NULL, by its index. */
  private int lostAt;

  private Optional<Finding> finding = Optional.empty();

  /**
   * 6.1.2 (a) and (d) to (f).
   *
   * @param n the number of certificates, without the anchor
   */
  PolicyProcessing(PolicyInputs inputs, int n) {
    this.inputs = inputs;
    this.explicitPolicy = inputs.explicitPolicy() ? 0 : n + 1;
    this.inhibitAnyPolicy = inputs.inhibitAnyPolicy() ? 0 : n + 1;
    this.policyMapping = inputs.inhibitMapping() ? 0 : n + 1;
  }

  /**
   * Whether a certificate asks for an explicit policy. If neither one nor the caller does,
   * explicit_policy never becomes 0, and policies cannot decide about the path.
   */
  static boolean isExplicitPolicyRequired(Certificate certificate) {
    return certificate
        .extension(PolicyConstraints.class)
        .filter(constraints -> constraints.requireExplicitPolicy().isPresent())
        .isPresent();
  }

  /** What is wrong, once all certificates were processed; empty if nothing is. */
  Optional<Finding> finding() {
    return finding;
  }

  /** 6.1.3 (d) to (f). */
  void processBasics(int index, Certificate certificate, boolean last) {
    boolean hadPolicies = !graph.isNull();
    Optional<CertificatePolicies> policies = certificate.extension(CertificatePolicies.class);
    if (policies.isPresent()) {
      boolean anyCounts = inhibitAnyPolicy > 0 || !last && certificate.isSelfIssued();
      graph = graph.next(policies.get().identifiers(), anyCounts);
    } else {
      // (e): "If the certificate policies extension is not present, set the valid_policy_graph to
      // NULL."
      graph = graph.none();
    }
    noteLoss(index, hadPolicies);
    // (f): "Verify that either explicit_policy is greater than 0 or the valid_policy_graph is not
    // equal to NULL."
    if (explicitPolicy == 0 && graph.isNull()) {
      fail(lostAt);
    }
  }

  /** 6.1.4 (b) and (h) to (j). */
  void prepareForNext(int index, Certificate certificate) {
    boolean hadPolicies = !graph.isNull();
    certificate.extension(PolicyMappings.class).ifPresent(this::map);
    noteLoss(index, hadPolicies);
    // (h): "If certificate i is not self-issued".
    if (!certificate.isSelfIssued()) {
      explicitPolicy = Math.max(0, explicitPolicy - 1);
      policyMapping = Math.max(0, policyMapping - 1);
      inhibitAnyPolicy = Math.max(0, inhibitAnyPolicy - 1);
    }
    Optional<PolicyConstraints> constraints = certificate.extension(PolicyConstraints.class);
    if (constraints.isPresent()) {
      explicitPolicy = lesser(constraints.get().requireExplicitPolicy(), explicitPolicy);
      policyMapping = lesser(constraints.get().inhibitPolicyMapping(), policyMapping);
    }
    Optional<InhibitAnyPolicy> inhibit = certificate.extension(InhibitAnyPolicy.class);
    if (inhibit.isPresent()) {
      inhibitAnyPolicy = Math.min(inhibit.get().skipCerts(), inhibitAnyPolicy);
    }
  }

  /** 6.1.5 (a), (b) and (g). */
  void wrapUp(int index, Certificate certificate) {
    explicitPolicy = Math.max(0, explicitPolicy - 1);
    OptionalInt required =
        certificate
            .extension(PolicyConstraints.class)
            .map(PolicyConstraints::requireExplicitPolicy)
            .orElse(OptionalInt.empty());
    // (b): "If a policy constraints extension is included in the certificate and
    // requireExplicitPolicy is present and has a value of 0, set the explicit_policy state variable
    // to 0."
    if (required.isPresent() && required.getAsInt() == 0) {
      explicitPolicy = 0;
    }
    // (g): "If either (1) the value of the explicit_policy variable is greater than zero or (2) the
    // user_constrained_policy_set is not empty, then path processing has succeeded."
    if (explicitPolicy == 0 && !graph.isValidFor(wanted())) {
      fail(graph.isNull() ? lostAt : index);
    }
  }

  private Set<ObjectIdentifier> wanted() {
    Set<ObjectIdentifier> wanted = inputs.initialPolicySet();
    return wanted.contains(ObjectIdentifier.ANY_POLICY) ? Set.of() : wanted;
  }

  /** 6.1.4 (b). */
  private void map(PolicyMappings extension) {
    Map<ObjectIdentifier, Set<ObjectIdentifier>> mappings = new LinkedHashMap<>();
    for (PolicyMapping mapping : extension.mappings()) {
      mappings
          .computeIfAbsent(mapping.issuerDomainPolicy(), _ -> new LinkedHashSet<>())
          .add(mapping.subjectDomainPolicy());
    }
    graph = policyMapping > 0 ? graph.mapped(mappings) : graph.without(mappings.keySet());
  }

  private void noteLoss(int index, boolean hadPolicies) {
    if (hadPolicies && graph.isNull()) {
      lostAt = index;
    }
  }

  private void fail(int index) {
    if (finding.isEmpty()) {
      finding =
          Optional.of(
              graph.exhausted()
                  ? new ChainFinding.TooMuchWork(index, PolicyGraph.MAX_WORK)
                  : new ChainFinding.NoValidPolicy(index));
    }
  }

  private static int lesser(OptionalInt stated, int current) {
    return Math.min(stated.orElse(current), current);
  }
}
