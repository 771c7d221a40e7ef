package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which policies the certificate was issued (RFC 5280 section 4.2.1.4).
 *
 * <pre>
 * CertificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation
 * PolicyInformation ::= SEQUENCE {
 *   policyIdentifier  OBJECT IDENTIFIER,
 *   policyQualifiers  SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param policies the policies, in the certificate's order
 */
public record CertificatePolicies(boolean critical, List<PolicyInformation> policies)
    implements CertificateExtension {

  /**
   * One policy.
   *
   * @param policyIdentifier which policy, such as {@link ObjectIdentifier#DOMAIN_VALIDATED}
   * @param policyQualifiers what is said about it; empty if nothing
   */
  public record PolicyInformation(
      ObjectIdentifier policyIdentifier, List<PolicyQualifier> policyQualifiers) {

    /** Copies the qualifiers. */
    public PolicyInformation {
      policyQualifiers = List.copyOf(policyQualifiers);
    }
  }

  /** Copies the policies. */
  public CertificatePolicies {
    policies = List.copyOf(policies);
  }

  static CertificatePolicies decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("CertificatePolicies");
    List<PolicyInformation> policies = new ArrayList<>();
    do {
      DerReader policy = in.sequence("");
      ObjectIdentifier id = policy.oid("policyIdentifier");
      policies.add(
          new PolicyInformation(
              id, policy.hasMore() ? qualifiers(policy.sequence("policyQualifiers")) : List.of()));
      policy.end();
    } while (in.hasMore());
    return new CertificatePolicies(critical, policies);
  }

  /** The policies without what is said about them. */
  public List<ObjectIdentifier> identifiers() {
    List<ObjectIdentifier> identifiers = new ArrayList<>();
    for (PolicyInformation policy : policies) {
      identifiers.add(policy.policyIdentifier());
    }
    return List.copyOf(identifiers);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.CERTIFICATE_POLICIES;
  }

  private static List<PolicyQualifier> qualifiers(DerReader in) throws ViolationException {
    List<PolicyQualifier> qualifiers = new ArrayList<>();
    do {
      qualifiers.add(PolicyQualifier.decode(in.sequence("")));
    } while (in.hasMore());
    return qualifiers;
  }
}
