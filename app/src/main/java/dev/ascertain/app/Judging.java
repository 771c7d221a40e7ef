package dev.ascertain.app;

import dev.ascertain.verify.Measure;
import dev.ascertain.verify.PolicyInputs;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.revocation.RevocationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * By what to judge a chain, as the command line says it.
 *
 * @param stores the roots to trust; empty for the bundled ones
 * @param profile the rules certificates are held to
 * @param purpose what the certificate is to prove
 * @param policies what is asked of certificate policies
 * @param maxDepth how many intermediates a path may have at most
 * @param revocation how to find out about revocation, and what it counts
 * @param name the name the certificate is to be for; empty for the server's, or none
 * @param at the time of judgement, UTC; empty means now
 * @param untrusted more certificates to build paths from, DER
 * @param crls CRLs at hand, DER
 * @param ocspResponses OCSP responses at hand, DER
 * @param fetch whether what is missing may be fetched
 */
record Judging(
    List<TrustStore> stores,
    Profile profile,
    Purpose purpose,
    PolicyInputs policies,
    OptionalInt maxDepth,
    RevocationPolicy revocation,
    Optional<ReferenceIdentifier> name,
    Optional<Instant> at,
    List<byte[]> untrusted,
    List<byte[]> crls,
    List<byte[]> ocspResponses,
    boolean fetch) {

  /** The measure, with these roots if the command line names none. */
  Measure measure(Supplier<TrustStore> bundled) {
    return new Measure(
        stores.isEmpty() ? List.of(bundled.get()) : stores,
        profile,
        purpose,
        policies,
        maxDepth,
        revocation);
  }
}
