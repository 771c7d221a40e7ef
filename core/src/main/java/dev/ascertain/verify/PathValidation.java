package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.ExtKeyUsage;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.MalformedExtension;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.PolicyMappings;
import dev.ascertain.x509.PolicyMappings.PolicyMapping;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Validates one path (RFC 5280 section 6.1) from the trust anchor down: one method per step, named
 * after its letter there.
 *
 * <p>Signatures (6.1.3 (a)(1)) and the chaining of names (6.1.3 (a)(4)) were established by {@link
 * PathSearch}, which follows no edge without them; only signatures by a key that inherits its
 * parameters are left to be checked here. Revocation (6.1.3 (a)(3)) is judged for the best path
 * only, by {@link Verifier}. A path without an anchor is validated like one whose anchor says
 * nothing, so that everything that is wrong with its certificates is found.
 *
 * <p>A certificate's depth is the number of certificates below it: 0 is the server's. The RFC's i
 * runs the other way.
 */
final class PathValidation {
  /** The extensions that are heeded here, or only inform. */
  private static final Set<ObjectIdentifier> PROCESSED =
      Set.of(
          ObjectIdentifier.AUTHORITY_INFO_ACCESS,
          ObjectIdentifier.AUTHORITY_KEY_IDENTIFIER,
          ObjectIdentifier.BASIC_CONSTRAINTS,
          ObjectIdentifier.CERTIFICATE_POLICIES,
          ObjectIdentifier.CRL_DISTRIBUTION_POINTS,
          ObjectIdentifier.EXT_KEY_USAGE,
          ObjectIdentifier.INHIBIT_ANY_POLICY,
          ObjectIdentifier.KEY_USAGE,
          ObjectIdentifier.NAME_CONSTRAINTS,
          ObjectIdentifier.POLICY_CONSTRAINTS,
          ObjectIdentifier.POLICY_MAPPINGS,
          ObjectIdentifier.SCT_LIST,
          ObjectIdentifier.SUBJECT_ALT_NAME,
          ObjectIdentifier.SUBJECT_KEY_IDENTIFIER,
          ObjectIdentifier.TLS_FEATURE);

  private final Pool pool;
  private final Signatures signatures;
  private final NameConstraintCheck nameConstraints;
  private final Measure measure;
  private final Instant at;
  private final List<Integer> path;
  private final boolean anchored;
  private final List<Finding> findings = new ArrayList<>();

  /** The depths of the certificates that constrain the names of those below. */
  private final List<Integer> constraining = new ArrayList<>();

  /** max_path_length, and the depth of the certificate that set it; -1 while none did. */
  private int maxPathLength = Integer.MAX_VALUE;

  private int pathLengthBy = -1;

  /** working_public_key, of the certificate above the one in hand. */
  private Optional<SubjectPublicKeyInfo> workingKey = Optional.empty();

  /** Empty if no policies are asked for. */
  private Optional<PolicyProcessing> policies = Optional.empty();

  private PathValidation(
      Pool pool,
      Signatures signatures,
      NameConstraintCheck nameConstraints,
      PathSearch.Found found,
      Measure measure,
      Instant at) {
    this.pool = pool;
    this.signatures = signatures;
    this.nameConstraints = nameConstraints;
    this.measure = measure;
    this.at = at;
    this.path = found.certificates();
    this.anchored = found.anchored();
    this.findings.addAll(found.findings());
  }

  /** The path with everything that is wrong on it. */
  static CertificationPath validate(
      Pool pool,
      Signatures signatures,
      NameConstraintCheck nameConstraints,
      PathSearch.Found found,
      Measure measure,
      Instant at) {
    PathValidation validation =
        new PathValidation(pool, signatures, nameConstraints, found, measure, at);
    validation.run();
    return new CertificationPath(
        found.certificates(), found.anchored(), Checks.ranked(validation.findings));
  }

  private void run() {
    int depth = path.size() - 1;
    if (anchored) {
      initialize(depth);
      depth--;
    }
    initializePolicies(depth + 1);
    for (; depth >= 0; depth--) {
      processBasics(depth);
      if (depth > 0) {
        prepareForNext(depth);
      } else {
        wrapUp();
      }
    }
  }

  /**
   * 6.1.1: the anchor's name and key are (d). Its constraints come in as RFC 5937 section 3.2 says,
   * by the same steps as an intermediate's. Its dates and its own purposes bind nobody.
   */
  private void initialize(int depth) {
    int index = path.get(depth);
    Certificate anchor = pool.certificate(index);
    workingKey = Optional.of(anchor.subjectPublicKeyInfo());
    checkEncoding(index, anchor);
    if (isPast(anchor)) {
      // RFC 5280 section 6.1.1 (d) gives an anchor no dates. Browsers differ: Firefox refuses an
      // expired root, Chrome does not.
      Severity severity = measure.profile() == Profile.WEB_PKI ? Severity.ERROR : Severity.WARNING;
      findings.add(new DateFinding.ExpiredRoot(index, anchor.notAfter(), at, severity));
    }
    if (isTrustedItself()) {
      return;
    }
    checkCriticalExtensions(index, anchor);
    checkMayIssue(depth, anchor);
    checkCertificateSigning(index, anchor);
    constrainNames(depth, anchor);
    constrainPathLength(depth, anchor);
  }

  /** 6.1.2 (a) and (d) to (f), for {@code n} certificates, if policies can matter. */
  private void initializePolicies(int n) {
    PolicyInputs inputs = measure.policies();
    boolean matter = inputs.explicitPolicy();
    for (int depth = 0; depth < n && !matter; depth++) {
      matter = PolicyProcessing.isExplicitPolicyRequired(pool.certificate(path.get(depth)));
    }
    if (matter) {
      policies = Optional.of(new PolicyProcessing(inputs, n));
    }
  }

  /** Whether the server's certificate is itself a trusted root: then nothing constrains it. */
  private boolean isTrustedItself() {
    return anchored
        && path.size() == 2
        && pool.certificate(path.get(0)).equals(pool.certificate(path.get(1)));
  }

  /** 6.1.3. */
  private void processBasics(int depth) {
    int index = path.get(depth);
    Certificate certificate = pool.certificate(index);
    checkEncoding(index, certificate);
    checkSignature(depth);
    checkAlgorithms(index, certificate);
    checkDates(index, certificate, depth);
    checkNames(depth, certificate);
    policies.ifPresent(p -> p.processBasics(index, certificate, depth == 0));
  }

  /** 6.1.4. */
  private void prepareForNext(int depth) {
    int index = path.get(depth);
    Certificate certificate = pool.certificate(index);
    checkMappings(index, certificate);
    policies.ifPresent(p -> p.prepareForNext(index, certificate));
    updateWorkingKey(certificate.subjectPublicKeyInfo());
    constrainNames(depth, certificate);
    checkMayIssue(depth, certificate);
    checkPathLength(certificate);
    constrainPathLength(depth, certificate);
    checkCertificateSigning(index, certificate);
    checkCriticalExtensions(index, certificate);
    requirePurpose(index, certificate);
  }

  /** 6.1.5. */
  private void wrapUp() {
    int index = path.getFirst();
    Certificate certificate = pool.certificate(index);
    checkCriticalExtensions(index, certificate);
    policies.ifPresent(p -> p.wrapUp(index, certificate));
    policies.flatMap(PolicyProcessing::finding).ifPresent(findings::add);
    requirePurpose(index, certificate);
    checkKeyUsage(index, certificate);
    checkNumberOfIntermediates();
  }

  private void checkEncoding(int index, Certificate certificate) {
    for (Violation violation : certificate.malformed()) {
      findings.add(new ChainFinding.MalformedCertificate(index, violation));
    }
  }

  /**
   * 6.1.3 (a)(1): "The signature on the certificate can be verified using
   * working_public_key_algorithm, the working_public_key, and the working_public_key_parameters",
   * where the search could not, for it does not know the parameters.
   */
  private void checkSignature(int depth) {
    int index = path.get(depth);
    if (depth + 1 == path.size()
        || !pool.certificate(path.get(depth + 1)).subjectPublicKeyInfo().inheritsParameters()) {
      return;
    }
    SignatureChecker.Result result =
        workingKey
            .flatMap(key -> signatures.check(index, key))
            .orElse(SignatureChecker.Result.UNSUPPORTED);
    switch (result) {
      case VALID -> {}
      case INVALID -> findings.add(new ChainFinding.BadSignature(index, path.get(depth + 1)));
      case UNSUPPORTED ->
          findings.add(
              new ChainFinding.UnsupportedAlgorithm(
                  index, pool.certificate(index).signatureAlgorithm().toString()));
    }
  }

  /**
   * 6.1.4 (d) to (f): if the key's parameters are absent and its algorithm is the one of the key
   * above, the parameters of that stay in force; of another algorithm, there are none.
   */
  private void updateWorkingKey(SubjectPublicKeyInfo key) {
    workingKey =
        Optional.of(
            workingKey
                .filter(above -> key.inheritsParameters())
                .filter(above -> above.algorithm().algorithm().equals(key.algorithm().algorithm()))
                .map(key::withParametersOf)
                .orElse(key));
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

  /** RFC 5280 does not know what TLS does with a key. */
  private boolean isWebPki() {
    return switch (measure.profile()) {
      case WEB_PKI, BROWSER -> true;
      case RFC_5280 -> false;
    };
  }

  /**
   * 6.1.3 (b) and (c): "If certificate i is self-issued and it is not the final certificate in the
   * path, skip this step". Otherwise its names are within the permitted subtrees of all CAs above
   * it and within no excluded one; the intersection and the union that the RFC keeps would not say
   * which CA it was.
   */
  private void checkNames(int depth, Certificate certificate) {
    if (constraining.isEmpty() || depth > 0 && certificate.isSelfIssued()) {
      return;
    }
    for (int above : constraining) {
      findings.addAll(nameConstraints.check(path.get(above), path.get(depth)));
    }
  }

  /**
   * 6.1.4 (a): "If a policy mappings extension is present, verify that the special value anyPolicy
   * does not appear as an issuerDomainPolicy or a subjectDomainPolicy."
   */
  private void checkMappings(int index, Certificate certificate) {
    Optional<PolicyMappings> mappings = certificate.extension(PolicyMappings.class);
    if (mappings.isEmpty()) {
      return;
    }
    for (PolicyMapping mapping : mappings.get().mappings()) {
      if (mapping.issuerDomainPolicy().equals(ObjectIdentifier.ANY_POLICY)
          || mapping.subjectDomainPolicy().equals(ObjectIdentifier.ANY_POLICY)) {
        Violation violation =
            new Violation(
                Rule.NOT_A_CERTIFICATE,
                "PolicyMappings",
                new ByteRange(0, certificate.length()),
                "a mapping of one policy to another",
                "anyPolicy");
        findings.add(new ChainFinding.MalformedCertificate(index, violation));
        return;
      }
    }
  }

  /** 6.1.4 (g): "If a name constraints extension is included in the certificate". */
  private void constrainNames(int depth, Certificate certificate) {
    if (nameConstraints.constrains(certificate)) {
      findings.addAll(nameConstraints.malformed(path.get(depth)));
      constraining.add(depth);
    }
  }

  /**
   * 6.1.4 (k): a version 3 certificate must have basicConstraints with cA set. Of others, only
   * trust anchors are CAs: "conforming implementations may choose to reject all version 1 and
   * version 2 intermediate certificates".
   */
  private void checkMayIssue(int depth, Certificate certificate) {
    boolean anchor = anchored && depth == path.size() - 1;
    boolean ca =
        certificate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent();
    if (!ca && !(anchor && certificate.version() < 3)) {
      findings.add(new ChainFinding.NotACa(path.get(depth), path.get(depth - 1)));
    }
  }

  /**
   * 6.1.4 (l): "If the certificate was not self-issued, verify that max_path_length is greater than
   * zero and decrement max_path_length by 1."
   */
  private void checkPathLength(Certificate certificate) {
    if (pathLengthBy < 0 || certificate.isSelfIssued()) {
      return;
    }
    if (maxPathLength > 0) {
      maxPathLength--;
      return;
    }
    Certificate by = pool.certificate(path.get(pathLengthBy));
    int allowed = by.extension(BasicConstraints.class).orElseThrow().pathLenConstraint().orElse(0);
    ChainFinding tooLong =
        new ChainFinding.PathLength(path.get(pathLengthBy), allowed, issuersBelow(pathLengthBy));
    if (!findings.contains(tooLong)) {
      findings.add(tooLong);
    }
  }

  /** 6.1.4 (m): "If pathLenConstraint is present … and is less than max_path_length". */
  private void constrainPathLength(int depth, Certificate certificate) {
    Optional<BasicConstraints> constraints = certificate.extension(BasicConstraints.class);
    if (constraints.isPresent() && constraints.get().pathLenConstraint().isPresent()) {
      int length = constraints.get().pathLenConstraint().getAsInt();
      if (length < maxPathLength) {
        maxPathLength = length;
        pathLengthBy = depth;
      }
    }
  }

  /** How many CA certificates that are not self-issued are below this depth. */
  private int issuersBelow(int depth) {
    int below = 0;
    for (int i = 1; i < depth; i++) {
      below += pool.certificate(path.get(i)).isSelfIssued() ? 0 : 1;
    }
    return below;
  }

  /** 6.1.4 (n): "If a key usage extension is present, verify that the keyCertSign bit is set." */
  private void checkCertificateSigning(int index, Certificate certificate) {
    Optional<KeyUsage> usage = certificate.extension(KeyUsage.class);
    if (usage.isPresent() && !usage.get().keyCertSign()) {
      findings.add(new ChainFinding.WrongUsage(index, "keyCertSign", usage.get().names()));
    }
  }

  /**
   * 6.1.4 (o) and 6.1.5 (f): "Recognize and process any other critical extension present in the
   * certificate." Malformed ones are findings of their own.
   */
  private void checkCriticalExtensions(int index, Certificate certificate) {
    for (CertificateExtension extension : certificate.extensions()) {
      if (extension.critical()
          && !(extension instanceof MalformedExtension)
          && !PROCESSED.contains(extension.id())) {
        findings.add(new ChainFinding.UnknownCriticalExtension(index, extension.id()));
      }
    }
  }

  /**
   * Section 4.2.1.12: "If the extension is present, then the certificate MUST only be used for one
   * of the purposes indicated." Beyond RFC 5280, clients take a CA's purposes as a limit on what it
   * issues for.
   */
  private void requirePurpose(int index, Certificate certificate) {
    Optional<ExtKeyUsage> usage = certificate.extension(ExtKeyUsage.class);
    ObjectIdentifier purpose =
        switch (measure.purpose()) {
          case SERVER -> ObjectIdentifier.SERVER_AUTH;
          case CLIENT -> ObjectIdentifier.CLIENT_AUTH;
        };
    if (usage.isPresent() && !usage.get().allows(purpose)) {
      List<String> stated = new ArrayList<>();
      for (ObjectIdentifier other : usage.get().purposes()) {
        stated.add(other.toString());
      }
      findings.add(new ChainFinding.WrongUsage(index, purpose.toString(), stated));
    }
  }

  /**
   * RFC 9846 section 4.5.1.2: "the digitalSignature bit MUST be set if the Key Usage extension is
   * present"; a server of TLS 1.2 with static RSA needs keyEncipherment instead (RFC 5246 section
   * 7.4.2). A client always signs (RFC 5246 section 7.4.6).
   */
  private void checkKeyUsage(int index, Certificate certificate) {
    Optional<KeyUsage> usage = certificate.extension(KeyUsage.class);
    if (isWebPki() && usage.isPresent() && !usage.get().digitalSignature()) {
      boolean deciphers = measure.purpose() == Purpose.SERVER && usage.get().keyEncipherment();
      if (!deciphers) {
        findings.add(new ChainFinding.WrongUsage(index, "digitalSignature", usage.get().names()));
      }
    }
  }

  /** Beyond RFC 5280: the caller's own limit. */
  private void checkNumberOfIntermediates() {
    if (anchored && measure.maxIntermediates().isPresent()) {
      int allowed = measure.maxIntermediates().getAsInt();
      int actual = issuersBelow(path.size() - 1);
      if (actual > allowed) {
        findings.add(new ChainFinding.PathTooDeep(path.getFirst(), allowed, actual));
      }
    }
  }
}
