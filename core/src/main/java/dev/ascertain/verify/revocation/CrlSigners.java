package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationRequest.Member;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertificateList;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds who signed a CRL, and whether it may: step (f) of RFC 5280 section 6.3.3. "The trust anchor
 * for the certification path MUST be the same as the trust anchor used to validate the target
 * certificate."
 *
 * <p>Mostly it is the key that signed the certificate in question. But a CA may sign CRLs with
 * another key than certificates, and leave CRLs to another issuer; then the signer's certificate is
 * looked for by its name, among those of the path and the others at hand, and gets a path of its
 * own.
 */
final class CrlSigners {
  /** A limit of ours on certificates that are tried; there are rarely two. */
  private static final int MAX_CANDIDATES = 8;

  private final RevocationRequest request;
  private final SignatureChecker signatures;
  private final SignerPaths paths;

  /**
   * Signers among the certificates of a request.
   *
   * @param paths validates the paths of signers that are not on the request's path
   */
  CrlSigners(RevocationRequest request, SignatureChecker signatures, SignerPaths paths) {
    this.request = request;
    this.signatures = signatures;
    this.paths = paths;
  }

  /** What the search came to. */
  sealed interface Outcome {
    /** Somebody who may sign such CRLs did. */
    record SignedBy(Key key) implements Outcome {}

    /** Nobody who may did, or nobody can tell. */
    record Refused(Why why, String detail) implements Outcome {}
  }

  /** The key of a signer. */
  record Key(SubjectPublicKeyInfo key, SignatureChecker signatures) {

    /** Whether it signed this list. */
    boolean signed(CertificateList list) {
      return check(list) == SignatureChecker.Result.VALID;
    }

    private SignatureChecker.Result check(CertificateList list) {
      return signatures.check(list.signatureAlgorithm(), list.tbsCertList(), list.signature(), key);
    }
  }

  /** Whether signatures count that could be forged. */
  boolean countForgeable() {
    return request.forgeableCrls();
  }

  /** Who signed the list, which is about the question's certificate. */
  Outcome find(CertificateList list, Question question) {
    Outcome outcome = new Outcome.Refused(Why.WRONG_SIGNER, "");
    for (Certificate candidate : candidates(list, question)) {
      Key key = new Key(request.key(candidate), signatures);
      switch (key.check(list)) {
        case INVALID -> {}
        case UNSUPPORTED ->
            outcome = new Outcome.Refused(Why.UNSUPPORTED, list.signatureAlgorithm().toString());
        case VALID -> {
          Optional<String> objection = objection(candidate, question);
          if (objection.isEmpty()) {
            return new Outcome.SignedBy(key);
          }
          outcome = new Outcome.Refused(Why.WRONG_SIGNER, objection.get());
        }
      }
    }
    return outcome;
  }

  private List<Certificate> candidates(CertificateList list, Question question) {
    List<Certificate> all = new ArrayList<>();
    all.add(question.issuer());
    if (request.anchored()) {
      request.path().stream().skip(1).map(Member::certificate).forEach(all::add);
      all.addAll(request.others());
    }
    return all.stream()
        .filter(candidate -> candidate.subject().equals(list.issuer()))
        .distinct()
        .limit(MAX_CANDIDATES)
        .toList();
  }

  /** Why the certificate's key may not sign CRLs; empty if it may. */
  private Optional<String> objection(Certificate signer, Question question) {
    // RFC 5280 section 6.3.3 (f): "If a key usage extension is present in the CRL issuer's
    // certificate, verify that the cRLSign bit is set."
    Optional<KeyUsage> usage = signer.extension(KeyUsage.class);
    if (usage.isPresent() && !usage.get().crlSign()) {
      return Optional.of("the key usage of " + signer + " does not include cRLSign");
    }
    boolean validated =
        signer.equals(question.issuer())
            || request.path().stream().skip(1).anyMatch(on -> on.certificate().equals(signer));
    return validated ? Optional.empty() : paths.objection(signer);
  }
}
