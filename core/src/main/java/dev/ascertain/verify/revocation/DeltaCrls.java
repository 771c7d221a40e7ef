package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.AuthorityKeyIdentifier;
import dev.ascertain.x509.CertificateList;
import dev.ascertain.x509.CrlNumber;
import dev.ascertain.x509.DeltaCrlIndicator;
import dev.ascertain.x509.IssuingDistributionPoint;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The delta CRLs at hand, and which of them brings a complete CRL up to date. */
final class DeltaCrls {
  /** How long a delta CRL without nextUpdate counts; a limit of ours. */
  private static final Duration USUAL_AGE = Duration.ofDays(1);

  private final Question question;
  private final List<Crl> deltas;

  DeltaCrls(Question question, List<Crl> deltas) {
    this.question = question;
    this.deltas = deltas;
  }

  /**
   * The newest current delta that may be combined with a complete CRL.
   *
   * @param key the key that signed the complete CRL
   */
  Optional<Crl> find(Crl complete, CrlSigners.Key key) {
    return deltas.stream()
        .filter(delta -> isOfSameScope(complete, delta))
        .filter(delta -> follows(complete.list(), delta.list()))
        .filter(delta -> isCurrent(delta.list()))
        .filter(delta -> CrlConformance.notUnderstood(delta.list()).isEmpty())
        // RFC 5280 section 6.3.3 (h): "validate the signature on the delta CRL using the public key
        // validated in step (f)."
        .filter(delta -> key.signed(delta.list()))
        .max(Comparator.comparing(delta -> delta.list().thisUpdate()));
  }

  /**
   * Why the deltas of the certificate's issuer tell nothing: RFC 5280 section 5.2.4 has them
   * combined with a complete CRL.
   */
  List<Verdict> alone() {
    return deltas.stream()
        .filter(delta -> delta.list().issuer().equals(question.certificate().issuer()))
        .map(delta -> Verdict.undecided(delta.source(), Why.NO_BASE, ""))
        .toList();
  }

  /** RFC 5280 section 6.3.3 (c): issuer, issuing distribution point and key identifier match. */
  private static boolean isOfSameScope(Crl complete, Crl delta) {
    return delta.list().issuer().equals(complete.list().issuer())
        && same(complete.scope(), delta.scope(), complete)
        && keyIdentifier(complete.list()).equals(keyIdentifier(delta.list()));
  }

  /**
   * RFC 5280 section 5.2.4: a delta may be combined with a complete CRL if "the CRL number of the
   * complete CRL is equal to or greater than the BaseCRLNumber specified in the delta CRL" and "is
   * less than the CRL number of the delta CRL". With equal numbers, both say the same.
   */
  private static boolean follows(CertificateList complete, CertificateList delta) {
    Optional<BigInteger> number = complete.extension(CrlNumber.class).map(CrlNumber::number);
    Optional<BigInteger> deltaNumber = delta.extension(CrlNumber.class).map(CrlNumber::number);
    Optional<BigInteger> base =
        delta.extension(DeltaCrlIndicator.class).map(DeltaCrlIndicator::baseCrlNumber);
    return number.isPresent()
        && deltaNumber.isPresent()
        && base.isPresent()
        && number.get().compareTo(base.get()) >= 0
        && number.get().compareTo(deltaNumber.get()) <= 0;
  }

  private boolean isCurrent(CertificateList delta) {
    return !question.isFuture(delta.thisUpdate())
        && !question
            .at()
            .isAfter(question.until(delta.thisUpdate(), delta.nextUpdate(), USUAL_AGE));
  }

  private static boolean same(
      Optional<IssuingDistributionPoint> one, Optional<IssuingDistributionPoint> other, Crl crl) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty();
    }
    IssuingDistributionPoint a = one.get();
    IssuingDistributionPoint b = other.get();
    return a.onlyContainsUserCerts() == b.onlyContainsUserCerts()
        && a.onlyContainsCaCerts() == b.onlyContainsCaCerts()
        && a.onlyContainsAttributeCerts() == b.onlyContainsAttributeCerts()
        && a.indirectCrl() == b.indirectCrl()
        && a.onlySomeReasons().equals(b.onlySomeReasons())
        && a.distributionPoint()
            .map(name -> PointNames.of(name, crl.list().issuer()))
            .equals(b.distributionPoint().map(name -> PointNames.of(name, crl.list().issuer())));
  }

  private static Optional<String> keyIdentifier(CertificateList list) {
    return list.extension(AuthorityKeyIdentifier.class)
        .flatMap(AuthorityKeyIdentifier::keyIdentifier)
        .map(HexFormat.of()::formatHex);
  }
}
