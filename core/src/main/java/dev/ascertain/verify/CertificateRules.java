package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker.Result;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the certificates of a path may say, by the {@link Profile} of the measure: RFC 5280 section
 * 4 and the CA/Browser Forum's Baseline Requirements section 7.1, one file per subject.
 *
 * <h2>Trust anchors</h2>
 *
 * <p>A root in a store that is distributed with software was audited by whoever distributes it, and
 * some of these roots are older than the rules: only its key is looked at. A root that the user
 * gave is held to what the rules say about CAs, but for its serial number and its own signature,
 * which nobody relies on.
 *
 * <p>A peer's certificate that is itself in the store is trusted as it is: it is held to what is
 * said about its key and its names, not to what is said about CAs and their certificates.
 */
final class CertificateRules {
  private CertificateRules() {}

  /** Everything that is wrong with what the path's certificates say. */
  static List<Finding> check(
      Pool pool, TrustStore store, PathSearch.Found found, Measure measure, Signatures signatures) {
    List<Integer> path = found.certificates();
    boolean publicRoot = found.anchored() && store.isPublic();
    List<Finding> findings = new ArrayList<>();
    for (int depth = 0; depth < path.size(); depth++) {
      int index = path.get(depth);
      boolean last = depth == path.size() - 1;
      Certificate certificate = pool.certificate(index);
      Optional<Certificate> issuer =
          last ? Optional.empty() : Optional.of(pool.certificate(path.get(depth + 1)));
      Conformance.Place place = place(depth, last, found.anchored() || certificate.isSelfIssued());
      Conformance conformance =
          new Conformance(
              index,
              certificate,
              place,
              issuer,
              measure,
              publicRoot,
              () ->
                  signatures.check(index, certificate.subjectPublicKeyInfo()).stream()
                      .anyMatch(Result.VALID::equals));
      if (found.anchored() && path.size() == 2 && issuer.stream().anyMatch(certificate::equals)) {
        checkTrustedItself(conformance);
        return conformance.findings();
      }
      findings.addAll(check(conformance, place, issuer, measure, signatures.cache()));
    }
    return List.copyOf(findings);
  }

  private static List<Finding> check(
      Conformance conformance,
      Conformance.Place place,
      Optional<Certificate> issuer,
      Measure measure,
      Optional<VerificationCache> cache) {
    if (cache.isEmpty()) {
      check(conformance);
      return conformance.findings();
    }
    VerificationCache.Held held =
        new VerificationCache.Held(
            conformance.certificate(),
            issuer,
            place,
            measure.profile(),
            measure.purpose(),
            conformance.publicRoot());
    if (cache.get().conforms(held)) {
      return List.of();
    }
    check(conformance);
    if (conformance.findings().isEmpty()) {
      cache.get().keepConforming(held);
    }
    return conformance.findings();
  }

  private static Conformance.Place place(int depth, boolean last, boolean mayBeRoot) {
    if (depth == 0) {
      return Conformance.Place.LEAF;
    }
    return last && mayBeRoot ? Conformance.Place.ROOT : Conformance.Place.INTERMEDIATE;
  }

  static void check(Conformance certificate) {
    KeyRules.check(certificate);
    if (certificate.isRoot() && certificate.publicRoot()) {
      return;
    }
    SignatureRules.check(certificate);
    FieldRules.check(certificate);
    KeyIdentifierRules.check(certificate);
    CriticalityRules.check(certificate);
    CaRules.check(certificate);
    NameConstraintRules.check(certificate);
    AltNameRules.check(certificate);
    PolicyRules.check(certificate);
    if (certificate.isServer()) {
      ServerRules.check(certificate);
      CommonNameRules.check(certificate);
      ValidityRules.check(certificate);
    }
    if (!certificate.isRoot()) {
      PointerRules.check(certificate);
    }
  }

  private static void checkTrustedItself(Conformance certificate) {
    KeyRules.check(certificate);
    AltNameRules.check(certificate);
  }
}
