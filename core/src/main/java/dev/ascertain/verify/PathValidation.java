package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.wire.Violation;
import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.ExtKeyUsage;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.UnknownExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Validates one path (RFC 5280 section 6.1): one method per step, named after its letter there.
 *
 * <p>Signatures (6.1.3 (a)(1)) and the chaining of names (6.1.3 (a)(4)) were established by {@link
 * PathSearch}, which follows no edge without them.
 */
final class PathValidation {
  private final Pool pool;
  private final List<Integer> path;
  private final boolean anchored;
  private final Instant at;
  private final Measure measure;
  private final List<Finding> findings = new ArrayList<>();

  private PathValidation(Pool pool, PathSearch.Found found, VerificationRequest request) {
    this.pool = pool;
    this.path = found.certificates();
    this.anchored = found.anchored();
    this.at = request.at();
    this.measure = request.measure();
    this.findings.addAll(found.findings());
  }

  /** The path with everything that is wrong on it. */
  static CertificationPath validate(
      Pool pool, PathSearch.Found found, VerificationRequest request, SignatureChecker signatures) {
    PathValidation validation = new PathValidation(pool, found, request);
    validation.run();
    validation.findings.addAll(CertificateRules.check(pool, found, validation.measure, signatures));
    return new CertificationPath(
        found.certificates(), found.anchored(), Checks.ranked(validation.findings));
  }

  private void run() {
    for (int depth = 0; depth < path.size(); depth++) {
      int index = path.get(depth);
      Certificate certificate = pool.certificate(index);
      boolean anchor = anchored && depth == path.size() - 1;
      checkEncoding(index);
      if (anchor) {
        checkAnchorDates(index, certificate);
      } else {
        checkAlgorithms(index, certificate);
        checkDates(index, certificate, depth);
        checkCriticalExtensions(index, certificate);
      }
      if (depth == 0) {
        checkServerUsage(index, certificate);
      } else if (!isTrustedItself()) {
        checkMayIssue(index, certificate, path.get(depth - 1));
        checkPathLength(index, certificate, depth);
        checkCertificateSigning(index, certificate);
        checkPurposes(index, certificate, anchor);
        checkNameConstraints(index, certificate, depth);
      }
    }
  }

  /** Whether the server's certificate is itself a trusted root: then nothing constrains it. */
  private boolean isTrustedItself() {
    return anchored
        && path.size() == 2
        && pool.certificate(path.get(0)).equals(pool.certificate(path.get(1)));
  }

  private void checkEncoding(int index) {
    for (Violation violation : pool.certificate(index).malformed()) {
      findings.add(new ChainFinding.MalformedCertificate(index, violation));
    }
  }

  /** 6.1.3 (a)(2): "The certificate validity period includes the current time." Both ends count. */
  private void checkDates(int index, Certificate certificate, int depth) {
    if (at.isBefore(certificate.notBefore())) {
      findings.add(new DateFinding.NotYetValid(index, certificate.notBefore(), at));
    }
    if (isPast(certificate)) {
      findings.add(
          depth == 0
              ? new DateFinding.Expired(index, certificate.notAfter(), at)
              : new DateFinding.ExpiredIntermediate(index, certificate.notAfter(), at));
    }
  }

  /** A trust anchor has no validity in RFC 5280 section 6.1.1 (d), but some clients look at it. */
  private void checkAnchorDates(int index, Certificate anchor) {
    if (isPast(anchor)) {
      findings.add(new DateFinding.ExpiredRoot(index, anchor.notAfter(), at));
    }
  }

  /** RFC 5280 section 4.1.2.5: valid through notAfter, inclusive; the second belongs to it. */
  private boolean isPast(Certificate certificate) {
    return !at.isBefore(certificate.notAfter().plusSeconds(1));
  }

  /**
   * Section 4.1.1.2: signatureAlgorithm "MUST contain the same algorithm identifier as the
   * signature field in the sequence tbsCertificate".
   */
  private void checkAlgorithms(int index, Certificate certificate) {
    if (!certificate.signatureAlgorithm().equals(certificate.signatureAlgorithmInside())) {
      findings.add(
          new ChainFinding.AlgorithmMismatch(
              index,
              certificate.signatureAlgorithmInside().toString(),
              certificate.signatureAlgorithm().toString()));
    }
  }

  /** 6.1.4 (o) and 6.1.5 (f): "Recognize and process any other critical extension present". */
  private void checkCriticalExtensions(int index, Certificate certificate) {
    for (CertificateExtension extension : certificate.extensions()) {
      if (extension.critical() && extension instanceof UnknownExtension) {
        findings.add(new ChainFinding.UnknownCriticalExtension(index, extension.id()));
      }
    }
  }

  /** What a server's certificate must allow, if it says anything about it at all. */
  private void checkServerUsage(int index, Certificate certificate) {
    requirePurpose(index, certificate);
    Optional<KeyUsage> usage = certificate.extension(KeyUsage.class);
    // RFC 9846 section 4.5.1: "If the certificate's Key Usage extension is present, then the
    // digitalSignature bit MUST be set"; TLS 1.2 with static RSA needs keyEncipherment instead.
    if (measure.profile() != Profile.RFC_5280
        && usage.isPresent()
        && !usage.get().digitalSignature()
        && !usage.get().keyEncipherment()) {
      findings.add(new ChainFinding.WrongUsage(index, "digitalSignature", usage.get().names()));
    }
  }

  /**
   * 6.1.4 (k): a version 3 certificate must have basicConstraints with cA set; others are no CAs.
   */
  private void checkMayIssue(int index, Certificate certificate, int issued) {
    boolean oldRoot = pool.isAnchor(index) && certificate.version() < 3;
    boolean ca =
        certificate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent();
    if (!ca && !oldRoot) {
      findings.add(new ChainFinding.NotACa(index, issued));
    }
  }

  /** 6.1.4 (l) and (m): the number of CA certificates below, not counting self-issued ones. */
  private void checkPathLength(int index, Certificate certificate, int depth) {
    int below = 0;
    for (int i = 1; i < depth; i++) {
      below += pool.certificate(path.get(i)).isSelfIssued() ? 0 : 1;
    }
    Optional<BasicConstraints> constraints = certificate.extension(BasicConstraints.class);
    if (constraints.isPresent() && constraints.get().pathLenConstraint().isPresent()) {
      int allowed = constraints.get().pathLenConstraint().getAsInt();
      if (below > allowed) {
        findings.add(new ChainFinding.PathLength(index, allowed, below));
      }
    }
  }

  /** 6.1.4 (n): "If a key usage extension is present, verify that the keyCertSign bit is set." */
  private void checkCertificateSigning(int index, Certificate certificate) {
    Optional<KeyUsage> usage = certificate.extension(KeyUsage.class);
    if (usage.isPresent() && !usage.get().keyCertSign()) {
      findings.add(new ChainFinding.WrongUsage(index, "keyCertSign", usage.get().names()));
    }
  }

  /** Beyond RFC 5280: clients take a CA's extended key usage as a limit on what it issues. */
  private void checkPurposes(int index, Certificate certificate, boolean anchor) {
    if (!anchor) {
      requirePurpose(index, certificate);
    }
  }

  private void requirePurpose(int index, Certificate certificate) {
    Optional<ExtKeyUsage> usage = certificate.extension(ExtKeyUsage.class);
    ObjectIdentifier purpose =
        switch (measure.purpose()) {
          case SERVER -> ObjectIdentifier.SERVER_AUTH;
          case CLIENT -> ObjectIdentifier.CLIENT_AUTH;
        };
    if (usage.isPresent() && !usage.get().allows(purpose)) {
      List<String> stated =
          usage.get().purposes().stream().map(ObjectIdentifier::toString).toList();
      findings.add(new ChainFinding.WrongUsage(index, purpose.toString(), stated));
    }
  }

  /**
   * 6.1.3 (b) and (c): the names of every certificate below must obey the constraints, but those of
   * self-issued intermediates. Constraints of a trust anchor count too (RFC 5937 section 3.2).
   */
  private void checkNameConstraints(int index, Certificate certificate, int depth) {
    for (int i = 0; i < depth; i++) {
      int lower = path.get(i);
      if (i == 0 || !pool.certificate(lower).isSelfIssued()) {
        findings.addAll(
            NameConstraintCheck.check(index, certificate, lower, pool.certificate(lower)));
      }
    }
  }
}
