package dev.ascertain.verify.revocation;

import dev.ascertain.verify.revocation.CrlsAtHand.Read;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.DistributionPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What all CRLs at hand say about a certificate: about one of the path, or a signer of CRLs. */
final class CrlEvidence {
  /**
   * How many signers deep it is looked whether the signer of a CRL was revoked; a limit of ours.
   */
  private static final int MAX_DEPTH = 3;

  private final RevocationRequest request;
  private final SignatureChecker signatures;
  private final CrlsAtHand atHand;

  CrlEvidence(RevocationRequest request, SignatureChecker signatures) {
    this.request = request;
    this.signatures = signatures;
    this.atHand = new CrlsAtHand(request.evidence());
  }

  /** What came of every CRL that was given, or fetched for the question's certificate. */
  List<Verdict> judge(Question question) {
    return judge(question, Set.of());
  }

  /** Whether the CRLs at hand say that a responder or a signer of CRLs was revoked. */
  boolean isRevoked(Certificate certificate, Certificate issuer) {
    return isRevoked(certificate, issuer, Set.of());
  }

  /** Whether somebody tried to fetch from this location. */
  boolean isAnswered(String location) {
    return atHand.at(location).isPresent();
  }

  /** The places of delta CRLs that the certificate or one of its CRLs states. */
  List<DistributionPoint> deltas(Question question) {
    Certificate certificate = question.certificate();
    return Stream.concat(
            Locations.deltas(certificate).stream(),
            bases(certificate).stream().flatMap(crl -> Locations.deltas(crl).stream()))
        .distinct()
        .toList();
  }

  /** Whether a CRL of the certificate's issuer is at hand that a delta could bring up to date. */
  boolean hasBase(Question question) {
    return !bases(question.certificate()).isEmpty();
  }

  private List<Verdict> judge(Question question, Set<Certificate> underway) {
    if (request.evidence().crls().isEmpty() && request.evidence().answers().isEmpty()) {
      return List.of();
    }
    List<Verdict> verdicts = new ArrayList<>();
    List<Crl> crls = new ArrayList<>();
    for (Read read : relevant(question)) {
      switch (read) {
        case Read.Decoded(Crl crl) -> crls.add(crl);
        case Read.Unusable(Attempt attempt) -> verdicts.add(new Verdict.Undecided(attempt));
      }
    }
    SignerPaths paths =
        new SignerPaths(
            request, signatures, (certificate, issuer) -> isRevoked(certificate, issuer, underway));
    verdicts.addAll(
        new CrlJudge(question, crls, new CrlSigners(request, signatures, paths)).judge());
    return verdicts;
  }

  /**
   * A signer whose own CRL is the one that says whether it was revoked is not asked again: a list
   * may vouch for its signer.
   */
  private boolean isRevoked(
      Certificate certificate, Certificate issuer, Set<Certificate> underway) {
    if (underway.contains(certificate) || underway.size() >= MAX_DEPTH) {
      return false;
    }
    Set<Certificate> deeper = new HashSet<>(underway);
    deeper.add(certificate);
    Question question = new Question(certificate, issuer, request.at(), request.policy().maxAge());
    return judge(question, deeper).stream().anyMatch(Verdict.Revoked.class::isInstance);
  }

  private List<Read> relevant(Question question) {
    List<Read> reads = new ArrayList<>(atHand.given());
    reads.addAll(fetched(Locations.points(question.certificate())));
    reads.addAll(fetched(deltas(question)));
    return reads;
  }

  private List<Crl> bases(Certificate certificate) {
    return Stream.concat(atHand.given().stream(), fetched(Locations.points(certificate)).stream())
        .filter(Read.Decoded.class::isInstance)
        .map(read -> ((Read.Decoded) read).crl())
        .filter(crl -> !crl.isDelta() && crl.list().issuer().equals(certificate.issuer()))
        .toList();
  }

  private List<Read> fetched(List<DistributionPoint> points) {
    return points.stream()
        .flatMap(point -> Locations.of(point).stream())
        .distinct()
        .flatMap(location -> atHand.at(location).stream())
        .toList();
  }
}
