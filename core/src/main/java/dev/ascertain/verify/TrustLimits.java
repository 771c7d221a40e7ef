package dev.ascertain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a store trusts a root: what the programme that keeps the store says besides "trusted".
 *
 * <p>A certificate must satisfy all limits. Each time belongs to what is still trusted.
 *
 * @param issuedUntil the last {@code notBefore} of a server's certificate that is trusted: NSS's
 *     {@code CKA_NSS_SERVER_DISTRUST_AFTER}, and the policies of {@code
 *     jdk.security.caDistrustPolicies}, which reckon in days of UTC
 * @param loggedUntil a server's certificate is trusted if at least one of its valid SCTs (RFC 6962)
 *     is not later than this: Chrome's {@code sct_not_after}
 * @param trustedUntil after this nothing below the root is trusted any more, whenever it was issued
 * @param permittedNames the DNS names that certificates below the root may be for, as name
 *     constraints (RFC 5280 section 4.2.1.10); empty permits all
 */
public record TrustLimits(
    Optional<Instant> issuedUntil,
    Optional<Instant> loggedUntil,
    Optional<Instant> trustedUntil,
    List<String> permittedNames) {

  /** Trusted without limits. */
  public static final TrustLimits NONE =
      new TrustLimits(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public TrustLimits {
    permittedNames = List.copyOf(permittedNames);
  }
}
