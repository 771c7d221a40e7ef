package dev.ascertain.verify;

import dev.ascertain.x509.CertificatePolicies;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.PolicyConstraints;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which certificate policies are stated, and how they are limited (RFC 5280 section 4.2.1.4). */
final class PolicyRules {
  /** Baseline Requirements section 7.1.6.1. */
  private static final Set<ObjectIdentifier> RESERVED =
      Set.of(
          ObjectIdentifier.DOMAIN_VALIDATED,
          ObjectIdentifier.ORGANIZATION_VALIDATED,
          ObjectIdentifier.of("2.23.140.1.2.3"),
          ObjectIdentifier.EXTENDED_VALIDATION);

  private PolicyRules() {}

  static void check(Conformance certificate) {
    Optional<CertificatePolicies> extension = certificate.extension(CertificatePolicies.class);
    List<ObjectIdentifier> policies =
        extension.map(CertificatePolicies::identifiers).orElse(List.of());
    // "A certificate policy OID MUST NOT appear more than once in a certificate policies
    // extension."
    if (new HashSet<>(policies).size() < policies.size()) {
      certificate.broken(Requirement.POLICIES_ONCE, "the same one twice");
    }
    // Section 4.2.1.11: "Conforming CAs MUST NOT issue certificates where policy constraints is an
    // empty sequence."
    Optional<PolicyConstraints> limits = certificate.extension(PolicyConstraints.class);
    if (limits.isPresent()
        && limits.get().requireExplicitPolicy().isEmpty()
        && limits.get().inhibitPolicyMapping().isEmpty()) {
      certificate.broken(Requirement.POLICY_CONSTRAINTS_NOT_EMPTY, "neither");
    }
    if (certificate.isServer()) {
      checkServer(certificate, policies);
    }
  }

  /**
   * Baseline Requirements section 7.1.2.7.9: "MUST contain exactly one Reserved Certificate Policy
   * Identifier", and "the anyPolicy Policy Identifier MUST NOT be present".
   */
  private static void checkServer(Conformance certificate, List<ObjectIdentifier> policies) {
    long reserved = policies.stream().filter(RESERVED::contains).count();
    if (reserved != 1) {
      certificate.broken(Requirement.POLICIES_RESERVED, reserved == 0 ? "none" : reserved + "");
    }
    if (policies.contains(ObjectIdentifier.ANY_POLICY)) {
      certificate.broken(Requirement.POLICIES_NOT_ANY, "it");
    }
  }
}
