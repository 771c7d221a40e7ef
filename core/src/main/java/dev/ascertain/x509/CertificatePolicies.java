package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which policies the certificate was issued (RFC 5280 section 4.2.1.4). Qualifiers are
 * checked for well-formedness and dropped.
 *
 * <pre>
 * CertificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation
 * PolicyInformation ::= SEQUENCE {
 *   policyIdentifier  OBJECT IDENTIFIER,
 *   policyQualifiers  SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param policies the policies, such as {@link ObjectIdentifier#DOMAIN_VALIDATED}
 */
public record CertificatePolicies(boolean critical, List<ObjectIdentifier> policies)
    implements CertificateExtension {

  /** Copies the policies. */
  public CertificatePolicies {
    policies = List.copyOf(policies);
  }

  static CertificatePolicies decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("CertificatePolicies");
    List<ObjectIdentifier> policies = new ArrayList<>();
    do {
      DerReader policy = in.sequence("");
      policies.add(policy.oid("policyIdentifier"));
      if (policy.hasMore()) {
        policy.any("policyQualifiers");
      }
      policy.end();
    } while (in.hasMore());
    return new CertificatePolicies(critical, policies);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.CERTIFICATE_POLICIES;
  }
}
