package dev.ascertain.verify.revocation;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.BasicOcspResponse;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.OcspResponse;
import dev.ascertain.x509.SingleResponse;
import dev.ascertain.x509.SingleResponse.CertStatus;
import dev.ascertain.x509.UnknownExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Judges an OCSP response by the acceptance requirements of RFC 6960 section 3.2. */
final class OcspJudge {
  /** How long an answer without nextUpdate counts; a limit of ours, as browsers have it. */
  private static final Duration USUAL_AGE = Duration.ofDays(7);

  private final Question question;
  private final Source source;
  private final CertIds certIds;
  private final OcspSigner signer;

  private OcspJudge(Question question, Source source, Crypto crypto) {
    this.question = question;
    this.source = source;
    this.certIds = new CertIds(crypto);
    this.signer = new OcspSigner(question, crypto);
  }

  /**
   * What a response says about a certificate.
   *
   * @param response the OCSPResponse, DER
   * @param source whose response it is
   */
  static Verdict judge(byte[] response, Source source, Question question, Crypto crypto) {
    OcspResponse decoded;
    try {
      decoded = OcspResponse.decode(response);
    } catch (ViolationException e) {
      return Verdict.undecided(source, Why.MALFORMED, e.violation().toString());
    }
    if (decoded.status() != 0) {
      return Verdict.undecided(source, Why.RESPONDER_ERROR, decoded.statusName());
    }
    return decoded
        .basic()
        .map(basic -> new OcspJudge(question, source, crypto).judge(basic))
        .orElseGet(
            () -> Verdict.undecided(source, Why.MALFORMED, "there is no basic response in it"));
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
    if (!isCurrent(single)) {
      return undecided(
          Why.NOT_CURRENT, "it is good from " + single.thisUpdate() + " to " + until(single));
    }
    if (question.isFuture(response.producedAt())) {
      return undecided(Why.NOT_CURRENT, "it was made at " + response.producedAt());
    }
    return switch (single.status()) {
      case CertStatus.Good _ -> good(response, single);
      case CertStatus.Revoked(Instant time, OptionalInt reason) ->
          new Verdict.Revoked(
              new RevocationStatus.Revoked(
                  source, time, Reasons.name(reason), single.thisUpdate()));
      case CertStatus.Unknown _ -> undecided(Why.UNKNOWN, "");
    };
  }

  private Verdict good(BasicOcspResponse response, SingleResponse single) {
    if (SignatureChecker.isForgeable(response.signatureAlgorithm())) {
      return undecided(Why.FORGEABLE, response.signatureAlgorithm().toString());
    }
    return new Verdict.Good(
        new RevocationStatus.Good(
            source, response.producedAt(), single.thisUpdate(), single.nextUpdate()));
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
        .filter(extension -> extension.critical() && extension instanceof UnknownExtension)
        .findFirst();
  }

  private Verdict undecided(Why why, String detail) {
    return Verdict.undecided(source, why, detail);
  }
}
