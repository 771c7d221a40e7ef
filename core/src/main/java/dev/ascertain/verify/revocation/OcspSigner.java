package dev.ascertain.verify.revocation;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.x509.BasicOcspResponse;
import dev.ascertain.x509.BasicOcspResponse.ResponderId;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ExtKeyUsage;
import dev.ascertain.x509.KeyUsage;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.OcspNoCheck;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import dev.ascertain.x509.UnknownExtension;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Finds who signed an OCSP response, and whether it may (RFC 6960 section 4.2.2.2): the issuer of
 * the certificate in question, or a responder that the issuer authorized.
 */
final class OcspSigner {
  /** A limit of ours on certificates whose signature is checked; a real response holds one. */
  private static final int MAX_RESPONDERS = 4;

  private final Crypto crypto;
  private final SignatureChecker signatures;
  private final Certificate issuer;
  private final Instant at;
  private final BiPredicate<Certificate, Certificate> revoked;

  /**
   * A search for the signer of a response to a question.
   *
   * @param revoked whether a responder's certificate was revoked, given it and its issuer
   */
  OcspSigner(Question question, Crypto crypto, BiPredicate<Certificate, Certificate> revoked) {
    this.crypto = crypto;
    this.revoked = revoked;
    this.signatures = new SignatureChecker(crypto);
    this.issuer = question.issuer();
    this.at = question.at();
  }

  /** Whether somebody who may signed the response; unsupported if nobody can tell. */
  SignatureChecker.Result check(BasicOcspResponse response) {
    SignatureChecker.Result result = SignatureChecker.Result.INVALID;
    if (identifies(response.responderId(), issuer)) {
      result = check(response, issuer.subjectPublicKeyInfo());
    }
    List<Certificate> responders =
        response.certificates().stream()
            .filter(candidate -> identifies(response.responderId(), candidate))
            .limit(MAX_RESPONDERS)
            .toList();
    for (Certificate responder : responders) {
      if (result == SignatureChecker.Result.VALID) {
        return result;
      }
      if (isAuthorized(responder)) {
        SignatureChecker.Result next = check(response, responder.subjectPublicKeyInfo());
        result = next == SignatureChecker.Result.INVALID ? result : next;
      }
    }
    return result;
  }

  /**
   * RFC 6960 section 4.2.2.2: a delegated responder's certificate is issued directly by the CA that
   * issued the certificate in question, and its extended key usage includes id-kp-OCSPSigning.
   *
   * <p>Whether the responder's own certificate was revoked is asked of the CRLs at hand, unless it
   * says that it need not be (section 4.2.2.2.1, ocsp-nocheck). Nothing is fetched for it.
   */
  private boolean isAuthorized(Certificate responder) {
    return responder
            .extension(ExtKeyUsage.class)
            .filter(usage -> usage.purposes().contains(ObjectIdentifier.OCSP_SIGNING))
            .isPresent()
        && maySign(responder)
        && responder.issuer().equals(issuer.subject())
        && !at.isBefore(responder.notBefore())
        && at.isBefore(responder.notAfter().plusSeconds(1))
        && !SignatureChecker.isForgeable(responder.signatureAlgorithm())
        && signatures.check(responder, issuer.subjectPublicKeyInfo())
            == SignatureChecker.Result.VALID
        && (responder.extension(OcspNoCheck.class).isPresent() || !revoked.test(responder, issuer));
  }

  /**
   * RFC 5280 section 4.2.1.3: digitalSignature is for keys that verify signatures "other than
   * signatures on certificates … and CRLs"; section 4.2: an unknown critical extension makes a
   * certificate unusable, as does one that cannot be read.
   */
  private static boolean maySign(Certificate responder) {
    Optional<KeyUsage> usage = responder.extension(KeyUsage.class);
    return usage.map(KeyUsage::digitalSignature).orElse(true)
        && responder.malformed().isEmpty()
        && responder.extensions().stream()
            .noneMatch(each -> each.critical() && each instanceof UnknownExtension);
  }

  private boolean identifies(ResponderId id, Certificate candidate) {
    return switch (id) {
      case ResponderId.ByName(var name) -> name.equals(candidate.subject());
      case ResponderId.ByKey(byte[] hash) ->
          Arrays.equals(hash, crypto.hash(Hash.SHA_1, candidate.subjectPublicKeyInfo().keyBytes()));
    };
  }

  private SignatureChecker.Result check(BasicOcspResponse response, SubjectPublicKeyInfo key) {
    return signatures.check(
        response.signatureAlgorithm(), response.tbsResponseData(), response.signature(), key);
  }
}
