package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.BasicOcspResponse;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.ExtendedRevoke;
import dev.ascertain.x509.InvalidityDate;
import dev.ascertain.x509.Nonce;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.OcspResponse;
import dev.ascertain.x509.ReasonCode;
import dev.ascertain.x509.SingleResponse;
import dev.ascertain.x509.SingleResponse.CertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges an OCSP response by the acceptance requirements of RFC 6960 section 3.2. */
final class OcspJudge {
  /** How long an answer without nextUpdate counts; a limit of ours, as browsers have it. */
  private static final Duration USUAL_AGE = Duration.ofDays(7);

  /** The extensions that a response may have as critical ones, RFC 6960 sections 4.4 and 2.2. */
  private static final Set<ObjectIdentifier> UNDERSTOOD =
      Set.of(
          ObjectIdentifier.OCSP_NONCE,
          ObjectIdentifier.OCSP_EXTENDED_REVOKE,
          ObjectIdentifier.INVALIDITY_DATE,
          ObjectIdentifier.OCSP_SCT_LIST);

  private final Question question;
  private final Source source;
  private final Optional<byte[]> nonce;
  private final OcspSigner signer;
  private final CertIds certIds;

  /**
   * A judgement to be made.
   *
   * @param source whose response it is
   * @param nonce the nonce that was sent; empty if there was none, or the response was not asked
   *     for
   * @param signer finds its signer
   * @param certIds finds the certificate in it
   */
  OcspJudge(
      Question question,
      Source source,
      Optional<byte[]> nonce,
      OcspSigner signer,
      CertIds certIds) {
    this.question = question;
    this.source = source;
    this.nonce = nonce;
    this.signer = signer;
    this.certIds = certIds;
  }

  /**
   * What a response says about the question's certificate.
   *
   * @param response the OCSPResponse, DER
   */
  Verdict judge(byte[] response) {
    OcspResponse decoded;
    try {
      decoded = OcspResponse.decode(response);
    } catch (ViolationException e) {
      return undecided(Why.MALFORMED, e.violation().toString());
    }
    if (decoded.status() != 0) {
      return undecided(Why.RESPONDER_ERROR, decoded.statusName());
    }
    return decoded
        .basic()
        .map(this::judge)
        .orElseGet(() -> undecided(Why.MALFORMED, "there is no basic response in it"));
  }

  private Verdict judge(BasicOcspResponse response) {
    // RFC 6960 section 3.2, 1: "The certificate identified in a received response corresponds to
    // the certificate that was identified in the corresponding request".
    Optional<SingleResponse> single =
        response.responses().stream()
            .filter(one -> certIds.names(one.certId(), question.certificate(), question.issuer()))
            .min(mostTelling());
    if (single.isEmpty()) {
      return undecided(Why.OTHER_CERTIFICATE, "");
    }
    // RFC 6960 section 3.2, 2 to 4: the signature is valid, its signer is the intended one, and is
    // authorized.
    return switch (signer.check(response)) {
      case INVALID -> undecided(Why.WRONG_SIGNER, "");
      case UNSUPPORTED -> undecided(Why.UNSUPPORTED, response.signatureAlgorithm().toString());
      case VALID -> judge(response, single.get());
    };
  }

  private Verdict judge(BasicOcspResponse response, SingleResponse single) {
    Optional<CertificateExtension> notUnderstood = notUnderstood(response, single);
    if (notUnderstood.isPresent()) {
      return undecided(Why.UNSUPPORTED, "critical " + notUnderstood.get().id());
    }
    Optional<Nonce> answered =
        CertificateExtension.find(response.responseExtensions(), Nonce.class);
    // RFC 9654 section 2.1: a response that repeats the nonce of its request is no replay. RFC 6960
    // section 4.4.1 lets responders leave it out.
    if (nonce.isPresent()
        && answered.isPresent()
        && !Arrays.equals(nonce.get(), answered.get().value())) {
      return undecided(Why.OTHER_NONCE, "");
    }
    if (!isCurrent(single)) {
      return undecided(
          Why.NOT_CURRENT, "it is good from " + single.thisUpdate() + " to " + until(single));
    }
    if (question.isFuture(response.producedAt())) {
      return undecided(Why.NOT_CURRENT, "it was made at " + response.producedAt());
    }
    return switch (single.status()) {
      case CertStatus.Good _ -> good(response, single, answered.isPresent());
      case CertStatus.Revoked revoked -> revoked(response, single, revoked);
      case CertStatus.Unknown _ -> undecided(Why.UNKNOWN, "");
    };
  }

  private Verdict revoked(
      BasicOcspResponse response, SingleResponse single, CertStatus.Revoked revoked) {
    // RFC 6960 section 2.2: a certificate that was never issued may be answered with "revoked",
    // certificateHold and January 1, 1970, if the responder says by an extension that it does so.
    boolean neverIssued =
        CertificateExtension.find(response.responseExtensions(), ExtendedRevoke.class).isPresent()
            && revoked.time().equals(Instant.EPOCH)
            && revoked.reason().orElse(0) == ReasonCode.CERTIFICATE_HOLD;
    Optional<String> reason =
        revoked.reason().isPresent()
            ? Optional.of(ReasonCode.name(revoked.reason().getAsInt()))
            : Optional.empty();
    return new Verdict.Revoked(
        new RevocationStatus.Revoked(
            source,
            revoked.time(),
            reason,
            single.thisUpdate(),
            single.extension(InvalidityDate.class).map(InvalidityDate::date),
            neverIssued));
  }

  private Verdict good(BasicOcspResponse response, SingleResponse single, boolean withNonce) {
    if (SignatureChecker.isForgeable(response.signatureAlgorithm())) {
      return undecided(Why.FORGEABLE, response.signatureAlgorithm().toString());
    }
    return new Verdict.Good(
        new RevocationStatus.Good(
            source,
            response.producedAt(),
            single.thisUpdate(),
            single.nextUpdate(),
            nonce.isPresent() && !withNonce
                ? Optional.of("without the nonce that was sent")
                : Optional.empty()));
  }

  /**
   * Of several answers about the certificate, a current one counts more than others; of these a
   * revocation, for it is never taken back but by a later response; then the freshest.
   */
  private Comparator<SingleResponse> mostTelling() {
    return Comparator.comparing((SingleResponse one) -> !isCurrent(one))
        .thenComparing(one -> !(one.status() instanceof CertStatus.Revoked))
        .thenComparing(SingleResponse::thisUpdate, Comparator.reverseOrder());
  }

  /**
   * RFC 6960 section 3.2, 5 and 6: "The time at which the status being indicated is known to be
   * correct (thisUpdate) is sufficiently recent"; nextUpdate "is greater than the current time".
   */
  private boolean isCurrent(SingleResponse single) {
    return !question.isFuture(single.thisUpdate()) && !question.at().isAfter(until(single));
  }

  private Instant until(SingleResponse single) {
    return question.until(single.thisUpdate(), single.nextUpdate(), USUAL_AGE);
  }

  /**
   * RFC 6960 section 4.4: "Unrecognized extensions MUST be ignored (unless they have the critical
   * flag set and are not understood)".
   */
  private static Optional<CertificateExtension> notUnderstood(
      BasicOcspResponse response, SingleResponse single) {
    return Stream.concat(response.responseExtensions().stream(), single.singleExtensions().stream())
        .filter(extension -> extension.critical() && !UNDERSTOOD.contains(extension.id()))
        .findFirst();
  }

  private Verdict undecided(Why why, String detail) {
    return Verdict.undecided(source, why, detail);
  }
}
