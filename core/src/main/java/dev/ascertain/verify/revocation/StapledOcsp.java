package dev.ascertain.verify.revocation;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.BasicOcspResponse;
import dev.ascertain.x509.BasicOcspResponse.ResponderId;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.ExtKeyUsage;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.OcspResponse;
import dev.ascertain.x509.SingleResponse;
import dev.ascertain.x509.SingleResponse.CertStatus;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Judges a stapled OCSP response by the acceptance requirements of RFC 6960 section 3.2. */
public final class StapledOcsp {
  /** How long an answer without nextUpdate counts; a limit of ours, as browsers have it. */
  private static final Duration MAX_AGE = Duration.ofDays(7);

  /** A limit of ours on certificates whose signature is checked; a real staple holds one. */
  private static final int MAX_RESPONDERS = 4;

  private static final List<String> REASONS =
      List.of(
          "unspecified",
          "keyCompromise",
          "cACompromise",
          "affiliationChanged",
          "superseded",
          "cessationOfOperation",
          "certificateHold",
          "7",
          "removeFromCRL",
          "privilegeWithdrawn",
          "aACompromise");

  private final Crypto crypto;
  private final SignatureChecker signatures;
  private final Certificate certificate;
  private final Certificate issuer;
  private final Instant at;

  private StapledOcsp(Crypto crypto, Certificate certificate, Certificate issuer, Instant at) {
    this.crypto = crypto;
    this.signatures = new SignatureChecker(crypto);
    this.certificate = certificate;
    this.issuer = issuer;
    this.at = at;
  }

  /**
   * What the staple says about the certificate.
   *
   * @param staple the OCSPResponse, DER
   * @param certificate the server's certificate
   * @param issuer the certificate of its issuer
   * @param at the time of judgement
   */
  public static RevocationStatus judge(
      byte[] staple, Certificate certificate, Certificate issuer, Instant at, Crypto crypto) {
    OcspResponse response;
    try {
      response = OcspResponse.decode(staple);
    } catch (ViolationException e) {
      return new CouldNotTell(Why.MALFORMED, e.violation().toString());
    }
    if (response.status() != 0) {
      return new CouldNotTell(Why.RESPONDER_ERROR, response.statusName());
    }
    return response
        .basic()
        .map(basic -> new StapledOcsp(crypto, certificate, issuer, at).judge(basic))
        .orElseGet(() -> new CouldNotTell(Why.MALFORMED, "there is no basic response in it"));
  }

  private RevocationStatus judge(BasicOcspResponse response) {
    // RFC 6960 section 3.2, 1: "The certificate identified in a received response corresponds to
    // the certificate that was identified in the corresponding request". Of several answers about
    // it,
    // a revocation counts: it is never taken back but by a later response.
    Optional<SingleResponse> single =
        response.responses().stream()
            .filter(this::isAboutCertificate)
            .min(Comparator.comparing(r -> !(r.status() instanceof CertStatus.Revoked)));
    if (single.isEmpty()) {
      return new CouldNotTell(Why.OTHER_CERTIFICATE, "");
    }
    // RFC 6960 section 3.2, 2 to 4: the signature is valid, its signer is the intended one, and is
    // authorized.
    Optional<CouldNotTell> signer = checkSigner(response);
    if (signer.isPresent()) {
      return signer.get();
    }
    Optional<CouldNotTell> notUnderstood = checkCriticalExtensions(response, single.get());
    if (notUnderstood.isPresent()) {
      return notUnderstood.get();
    }
    // RFC 6960 section 3.2, 5 and 6: "The time at which the status being indicated is known to be
    // correct (thisUpdate) is sufficiently recent"; nextUpdate "is greater than the current time".
    SingleResponse answer = single.get();
    Instant until = answer.nextUpdate().orElse(answer.thisUpdate().plus(MAX_AGE));
    if (at.isBefore(answer.thisUpdate()) || at.isAfter(until)) {
      return new CouldNotTell(
          Why.NOT_CURRENT, "it is good from " + answer.thisUpdate() + " to " + until);
    }
    return switch (answer.status()) {
      case CertStatus.Good _ ->
          new RevocationStatus.Good(
              new RevocationStatus.Source.Staple(),
              response.producedAt(),
              answer.thisUpdate(),
              answer.nextUpdate());
      case CertStatus.Revoked(Instant time, OptionalInt reason) ->
          new RevocationStatus.Revoked(
              new RevocationStatus.Source.Staple(), time, reasonName(reason), answer.thisUpdate());
      case CertStatus.Unknown _ -> new CouldNotTell(Why.UNKNOWN, "");
    };
  }

  private boolean isAboutCertificate(SingleResponse response) {
    SingleResponse.CertId id = response.certId();
    Optional<Hash> hash = hash(id.hashAlgorithm().algorithm());
    return hash.isPresent()
        && id.serialNumber().equals(certificate.serialNumber())
        && Arrays.equals(id.issuerNameHash(), crypto.hash(hash.get(), certificate.issuer().der()))
        && Arrays.equals(
            id.issuerKeyHash(), crypto.hash(hash.get(), issuer.subjectPublicKeyInfo().keyBytes()));
  }

  /** Finds the signer and checks the signature; empty if all is well. */
  private Optional<CouldNotTell> checkSigner(BasicOcspResponse response) {
    boolean unsupported = false;
    if (identifies(response.responderId(), issuer)) {
      switch (check(response, issuer.subjectPublicKeyInfo())) {
        case VALID -> {
          return Optional.empty();
        }
        case INVALID -> {}
        case UNSUPPORTED -> unsupported = true;
      }
    }
    List<Certificate> responders =
        response.certificates().stream()
            .filter(candidate -> identifies(response.responderId(), candidate))
            .limit(MAX_RESPONDERS)
            .toList();
    for (Certificate responder : responders) {
      if (isAuthorized(responder)) {
        switch (check(response, responder.subjectPublicKeyInfo())) {
          case VALID -> {
            return Optional.empty();
          }
          case INVALID -> {}
          case UNSUPPORTED -> unsupported = true;
        }
      }
    }
    return Optional.of(
        unsupported
            ? new CouldNotTell(Why.UNSUPPORTED, response.signatureAlgorithm().toString())
            : new CouldNotTell(Why.WRONG_SIGNER, ""));
  }

  /**
   * RFC 6960 section 4.2.2.2: a delegated responder's certificate is issued directly by the CA that
   * issued the certificate in question, and its extended key usage includes id-kp-OCSPSigning.
   */
  private boolean isAuthorized(Certificate responder) {
    return responder
            .extension(ExtKeyUsage.class)
            .filter(usage -> usage.purposes().contains(ObjectIdentifier.OCSP_SIGNING))
            .isPresent()
        && responder.issuer().equals(issuer.subject())
        && !at.isBefore(responder.notBefore())
        && !at.isAfter(responder.notAfter())
        && signatures.check(responder, issuer.subjectPublicKeyInfo())
            == SignatureChecker.Result.VALID;
  }

  /**
   * RFC 6960 section 4.4: "Unrecognized extensions MUST be ignored (unless they have the critical
   * flag set and are not understood)".
   */
  private static Optional<CouldNotTell> checkCriticalExtensions(
      BasicOcspResponse response, SingleResponse single) {
    return Stream.concat(response.responseExtensions().stream(), single.singleExtensions().stream())
        .filter(CertificateExtension::critical)
        .findFirst()
        .map(extension -> new CouldNotTell(Why.UNSUPPORTED, "critical " + extension.id()));
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

  private static Optional<Hash> hash(ObjectIdentifier algorithm) {
    if (algorithm.equals(ObjectIdentifier.SHA1)) {
      return Optional.of(Hash.SHA_1);
    }
    return algorithm.equals(ObjectIdentifier.SHA256) ? Optional.of(Hash.SHA_256) : Optional.empty();
  }

  private static Optional<String> reasonName(OptionalInt reason) {
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    int number = reason.getAsInt();
    return Optional.of(number < REASONS.size() ? REASONS.get(number) : Integer.toString(number));
  }
}
