package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationRequest.Member;
import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.NameConstraints;
import dev.ascertain.x509.NameConstraints.GeneralSubtree;
import dev.ascertain.x509.UnknownExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Validates certification paths of signers of CRLs that are not on the path of the certificate in
 * question (RFC 5280 section 6.1, as far as it bears on them: signatures, dates, critical
 * extensions, who may issue, constraints on directory names, and revocation by the CRLs at hand).
 *
 * <p>Policies do not matter to a CRL.
 */
final class SignerPaths {
  /** Limits of ours; signers are mostly issued by the very issuer of the certificate. */
  private static final int MAX_LENGTH = 6;

  private static final int MAX_SIGNATURES = 32;

  private final RevocationRequest request;
  private final SignatureChecker signatures;
  private final Revocations revocations;
  private final List<Certificate> issuers;
  private int checked;

  /** Whether a signer's certificate was revoked, as far as the CRLs at hand say. */
  @FunctionalInterface
  interface Revocations {
    boolean isRevoked(Certificate certificate, Certificate issuer);
  }

  SignerPaths(RevocationRequest request, SignatureChecker signatures, Revocations revocations) {
    this.request = request;
    this.signatures = signatures;
    this.revocations = revocations;
    this.issuers =
        Stream.concat(
                request.path().stream().skip(1).map(Member::certificate), request.others().stream())
            .distinct()
            .toList();
  }

  /**
   * Why no valid path leads from a signer to the trust anchor of the request; empty if one does.
   */
  Optional<String> objection(Certificate signer) {
    return extend(List.of(signer))
        ? Optional.empty()
        : Optional.of("no valid path leads from " + signer + " to the trust anchor");
  }

  private boolean extend(List<Certificate> path) {
    Certificate last = path.getLast();
    if (!isUsable(last) || path.size() > MAX_LENGTH) {
      return false;
    }
    for (Certificate issuer : issuers) {
      if (!path.contains(issuer)
          && issuer.subject().equals(last.issuer())
          && mayIssue(issuer, path)
          && hasSigned(issuer, last)
          && !revocations.isRevoked(last, issuer)) {
        List<Certificate> longer = new ArrayList<>(path);
        longer.add(issuer);
        if (issuer.equals(anchor()) || extend(longer)) {
          return true;
        }
      }
    }
    return false;
  }

  private Certificate anchor() {
    return request.path().getLast().certificate();
  }

  private boolean isUsable(Certificate certificate) {
    Instant at = request.at();
    return !at.isBefore(certificate.notBefore())
        && at.isBefore(certificate.notAfter().plusSeconds(1))
        && certificate.malformed().isEmpty()
        && certificate.extensions().stream()
            .noneMatch(each -> each.critical() && each instanceof UnknownExtension);
  }

  private boolean hasSigned(Certificate issuer, Certificate subject) {
    checked++;
    return checked <= MAX_SIGNATURES
        && (request.forgeableCrls() || !SignatureChecker.isForgeable(subject.signatureAlgorithm()))
        && signatures.check(subject, issuer.subjectPublicKeyInfo())
            == SignatureChecker.Result.VALID;
  }

  /**
   * RFC 5280 section 6.1.4 (k), (l), (m), (n) and 6.1.3 (b), (c); an anchor is trusted as it is.
   */
  private boolean mayIssue(Certificate issuer, List<Certificate> path) {
    Optional<BasicConstraints> constraints = issuer.extension(BasicConstraints.class);
    boolean ca = constraints.filter(BasicConstraints::ca).isPresent();
    long below = path.stream().skip(1).filter(one -> !one.isSelfIssued()).count();
    boolean tooLong =
        constraints.isPresent()
            && constraints.get().pathLenConstraint().isPresent()
            && below > constraints.get().pathLenConstraint().getAsInt();
    boolean keyMay = issuer.extension(KeyUsage.class).map(KeyUsage::keyCertSign).orElse(true);
    return (ca || issuer.equals(anchor())) && !tooLong && keyMay && permits(issuer, path);
  }

  private static boolean permits(Certificate issuer, List<Certificate> path) {
    Optional<NameConstraints> constraints = issuer.extension(NameConstraints.class);
    return constraints.isEmpty()
        || path.stream().allMatch(below -> permits(constraints.get(), below));
  }

  private static boolean permits(NameConstraints constraints, Certificate below) {
    List<GeneralName.Directory> permitted = directories(constraints.permitted());
    return (permitted.isEmpty() || isWithinAny(below, permitted))
        && !isWithinAny(below, directories(constraints.excluded()));
  }

  private static boolean isWithinAny(Certificate below, List<GeneralName.Directory> bases) {
    return bases.stream().anyMatch(base -> below.subject().isWithin(base.name()));
  }

  private static List<GeneralName.Directory> directories(List<GeneralSubtree> subtrees) {
    return subtrees.stream()
        .map(GeneralSubtree::base)
        .filter(GeneralName.Directory.class::isInstance)
        .map(GeneralName.Directory.class::cast)
        .toList();
  }
}
