package dev.ascertain.verify;

import dev.ascertain.x509.ObjectIdentifier;
import java.util.Set;

/**
 * The inputs of RFC 5280 section 6.1.1 that concern certificate policies.
 *
 * @param initialPolicySet (c) user-initial-policy-set; empty stands for any-policy
 * @param explicitPolicy (f) whether the path must be valid for one of these policies
 * @param inhibitMapping (e) whether policy mapping is forbidden
 * @param inhibitAnyPolicy (g) whether anyPolicy counts for nothing
 */
public record PolicyInputs(
    Set<ObjectIdentifier> initialPolicySet,
    boolean explicitPolicy,
    boolean inhibitMapping,
    boolean inhibitAnyPolicy) {
  /** Any policy will do: what TLS clients ask. */
  public static final PolicyInputs ANY = new PolicyInputs(Set.of(), false, false, false);

  /** Copies the set. */
  public PolicyInputs {
    initialPolicySet = Set.copyOf(initialPolicySet);
  }
}
