package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertificateList;
import dev.ascertain.x509.CrlDistributionPoints;
import dev.ascertain.x509.InvalidityDate;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.ReasonCode;
import dev.ascertain.x509.ReasonFlags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out from CRLs whether a certificate was revoked, by the algorithm of RFC 5280 section
 * 6.3.3: the steps are named by their letters there.
 *
 * <p>Step (a), fetching, is up to the caller. Of the CRLs that are about a certificate, the newest
 * comes first; it makes older ones of the same scope superfluous by step (e).
 */
final class CrlJudge {
  /** How long a CRL without nextUpdate counts; a limit of ours. */
  private static final Duration USUAL_AGE = Duration.ofDays(7);

  private final Question question;
  private final List<Crl> complete;
  private final DeltaCrls deltas;
  private final CrlSigners signers;
  private final Map<Crl, Attempt> attempts = new LinkedHashMap<>();
  private final List<Crl> used = new ArrayList<>();
  private ReasonFlags reasonsMask = new ReasonFlags(0);
  private Optional<RevocationStatus.Revoked> revoked = Optional.empty();

  /**
   * A judgement to be made.
   *
   * @param crls all CRLs at hand, also those about other certificates, and deltas
   */
  CrlJudge(Question question, List<Crl> crls, CrlSigners signers) {
    this.question = question;
    this.complete =
        crls.stream()
            .filter(crl -> !crl.isDelta())
            .sorted(Comparator.comparing((Crl crl) -> crl.list().thisUpdate()).reversed())
            .toList();
    this.deltas = new DeltaCrls(question, crls.stream().filter(Crl::isDelta).toList());
    this.signers = signers;
  }

  /** What the CRLs come to: one verdict if they decide, and why each that does not. */
  List<Verdict> judge() {
    for (CrlScope scope : scopes(question.certificate())) {
      for (Crl crl : complete) {
        if (revoked.isEmpty() && !reasonsMask.covers(ReasonFlags.ALL)) {
          process(scope, crl);
        }
      }
    }
    List<Verdict> verdicts = new ArrayList<>();
    attempts.values().forEach(attempt -> verdicts.add(new Verdict.Undecided(attempt)));
    conclusion().ifPresentOrElse(verdicts::add, () -> verdicts.addAll(deltas.alone()));
    return verdicts;
  }

  /** The certificate's distribution points, then the one that needs not be named. */
  private static List<CrlScope> scopes(Certificate certificate) {
    List<CrlScope> scopes = new ArrayList<>();
    certificate
        .extension(CrlDistributionPoints.class)
        .ifPresent(
            points -> points.points().forEach(one -> scopes.add(new CrlScope(certificate, one))));
    scopes.add(CrlScope.implied(certificate));
    return scopes;
  }

  private void process(CrlScope scope, Crl crl) {
    // (b) "Verify the issuer and scope of the complete CRL".
    Optional<String> mismatch = scope.mismatch(crl);
    if (mismatch.isPresent()) {
      attempts.putIfAbsent(crl, new Attempt(crl.source(), Why.OTHER_CERTIFICATE, mismatch.get()));
      return;
    }
    // (d) "Compute the interim_reasons_mask for this CRL", and (e) "Verify that
    // interim_reasons_mask includes one or more reasons that are not included in reasons_mask."
    ReasonFlags interim = scope.reasons(crl);
    if (reasonsMask.covers(interim)) {
      return;
    }
    Optional<Attempt> failure = search(crl, interim);
    if (failure.isPresent()) {
      attempts.put(crl, failure.get());
    } else {
      attempts.remove(crl);
    }
  }

  /** Steps (c) and (f) to (l): uses the CRL, or says why not. */
  private Optional<Attempt> search(Crl crl, ReasonFlags interim) {
    Optional<ObjectIdentifier> critical = CrlConformance.notUnderstood(crl.list());
    if (critical.isPresent()) {
      return failed(crl, Why.UNSUPPORTED, "critical " + critical.get());
    }
    // (f) "Obtain and validate the certification path for the issuer of the complete CRL", and (g)
    // "Validate the signature on the complete CRL using the public key validated in step (f)."
    return switch (signers.find(crl.list(), question)) {
      case CrlSigners.Outcome.Refused(Why why, String detail) -> failed(crl, why, detail);
      case CrlSigners.Outcome.SignedBy(CrlSigners.Key key) -> {
        // (c) and (h): the scope and signature of the delta CRL.
        Optional<Crl> delta = deltas.find(crl, key);
        yield isCurrent(delta.orElse(crl).list())
            ? lookUp(crl, delta, interim)
            : failed(crl, Why.NOT_CURRENT, period(crl.list()));
      }
    };
  }

  private Optional<Attempt> lookUp(Crl crl, Optional<Crl> delta, ReasonFlags interim) {
    // (i) "If use-deltas is set, then search for the certificate on the delta CRL."
    Optional<Found> found = delta.flatMap(this::entry);
    // (j) "If (cert_status is UNREVOKED), then search for the certificate on the complete CRL."
    found = found.or(() -> entry(crl));
    // (k) "If (cert_status is removeFromCRL), then set cert_status to UNREVOKED."
    found = found.filter(each -> !each.isRemoved());
    if (found.isPresent()) {
      revoked = found.map(Found::status);
      return Optional.empty();
    }
    Optional<Attempt> untrustworthy =
        untrustworthy(crl).or(() -> delta.flatMap(this::untrustworthy));
    if (untrustworthy.isPresent()) {
      return untrustworthy;
    }
    // (l) "Set the reasons_mask state variable to the union of its previous value and the value of
    // the interim_reasons_mask state variable."
    reasonsMask = reasonsMask.or(interim);
    used.add(delta.orElse(crl));
    return Optional.empty();
  }

  /** An entry about the certificate. */
  private record Found(Crl crl, CertificateList.Entry entry) {
    boolean isRemoved() {
      return entry.reason().orElse(0) == ReasonCode.REMOVE_FROM_CRL;
    }

    RevocationStatus.Revoked status() {
      return new RevocationStatus.Revoked(
          crl.source(),
          entry.revocationDate().instant(),
          entry.extension(ReasonCode.class).map(ReasonCode::name),
          crl.list().thisUpdate(),
          entry.extension(InvalidityDate.class).map(InvalidityDate::date),
          false);
    }
  }

  private Optional<Found> entry(Crl crl) {
    Certificate certificate = question.certificate();
    return crl.list()
        .entry(certificate.issuer(), certificate.serialNumber())
        .map(entry -> new Found(crl, entry));
  }

  /** Why a CRL that could be looked at does not show that something was not revoked. */
  private Optional<Attempt> untrustworthy(Crl crl) {
    if (!signers.countForgeable()
        && SignatureChecker.isForgeable(crl.list().signatureAlgorithm())) {
      return failed(crl, Why.FORGEABLE, crl.list().signatureAlgorithm().toString());
    }
    return CrlConformance.fault(crl.list()).flatMap(fault -> failed(crl, Why.MALFORMED, fault));
  }

  private boolean isCurrent(CertificateList list) {
    return !question.isFuture(list.thisUpdate()) && !question.at().isAfter(until(list));
  }

  private Instant until(CertificateList list) {
    return question.until(list.thisUpdate(), list.nextUpdate(), USUAL_AGE);
  }

  private String period(CertificateList list) {
    return "it is good from " + list.thisUpdate() + " to " + until(list);
  }

  private Optional<Verdict> conclusion() {
    if (revoked.isPresent()) {
      return revoked.map(Verdict.Revoked::new);
    }
    if (used.isEmpty()) {
      return Optional.empty();
    }
    // Of several CRLs for several reasons, the oldest says for which time all of it is right.
    Crl oldest =
        used.stream().min(Comparator.comparing(crl -> crl.list().thisUpdate())).orElseThrow();
    CertificateList list = oldest.list();
    // RFC 5280 section 6.3.3: "If ((reasons_mask is all-reasons) OR (cert_status is not
    // UNREVOKED)),
    // then the revocation status has been determined"; else it is UNDETERMINED.
    return Optional.of(
        reasonsMask.covers(ReasonFlags.ALL)
            ? new Verdict.Good(
                new RevocationStatus.Good(
                    oldest.source(), list.thisUpdate(), list.thisUpdate(), list.nextUpdate()))
            : Verdict.undecided(oldest.source(), Why.SOME_REASONS, reasonsMask.toString()));
  }

  private static Optional<Attempt> failed(Crl crl, Why why, String detail) {
    return Optional.of(new Attempt(crl.source(), why, detail));
  }
}
