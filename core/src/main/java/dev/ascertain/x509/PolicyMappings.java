package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which policies of the issuer's and the subject's are the same (RFC 5280 section 4.2.1.5).
 *
 * <pre>
 * PolicyMappings ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE {
 *   issuerDomainPolicy   CertPolicyId,
 *   subjectDomainPolicy  CertPolicyId }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param mappings the pairs, in the certificate's order
 */
public record PolicyMappings(boolean critical, List<PolicyMapping> mappings)
    implements CertificateExtension {

  /**
   * One pair.
   *
   * @param issuerDomainPolicy the issuer's policy
   * @param subjectDomainPolicy the subject's policy, which the issuer takes for the same
   */
  public record PolicyMapping(
      ObjectIdentifier issuerDomainPolicy, ObjectIdentifier subjectDomainPolicy) {}

  /** Copies the mappings. */
  public PolicyMappings {
    mappings = List.copyOf(mappings);
  }

  static PolicyMappings decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("PolicyMappings");
    List<PolicyMapping> mappings = new ArrayList<>();
    do {
      DerReader pair = in.sequence("");
      mappings.add(
          new PolicyMapping(pair.oid("issuerDomainPolicy"), pair.oid("subjectDomainPolicy")));
      pair.end();
    } while (in.hasMore());
    return new PolicyMappings(critical, mappings);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.POLICY_MAPPINGS;
  }
}
