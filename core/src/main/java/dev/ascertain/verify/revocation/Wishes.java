package dev.ascertain.verify.revocation;

import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.x509.DistributionPoint;
import dev.ascertain.x509.ReasonFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to fetch next about a certificate, in stages: OCSP responses; if these decide nothing, CRLs;
 * then the deltas of CRLs that do not say "revoked". What has an answer is never wished for again,
 * so that asking comes to an end.
 */
final class Wishes {
  private final OcspEvidence ocsp;
  private final CrlEvidence crls;

  Wishes(OcspEvidence ocsp, CrlEvidence crls) {
    this.ocsp = ocsp;
    this.crls = crls;
  }

  /**
   * What could decide, or change, what is known so far.
   *
   * @param certificate the certificate's index
   * @param decided what is known so far; empty if nothing
   */
  List<Wanted> of(int certificate, Question question, Optional<RevocationStatus> decided) {
    if (decided.isPresent()) {
      return isGoodByCrl(decided.get()) ? deltas(certificate, question) : List.of();
    }
    List<String> responders = ocsp.unasked(question);
    if (!responders.isEmpty()) {
      return List.of(new Wanted.Ocsp(certificate, responders, ocsp.query(question)));
    }
    List<Wanted> points = points(certificate, question);
    return points.isEmpty() && crls.hasBase(question) ? deltas(certificate, question) : points;
  }

  private static boolean isGoodByCrl(RevocationStatus status) {
    return status instanceof RevocationStatus.Good good
        && good.source() instanceof Source.RevocationList;
  }

  /**
   * The distribution points not asked yet, of those that are for the same reasons the first: they
   * are alternatives.
   */
  private List<Wanted> points(int certificate, Question question) {
    List<Wanted> wanted = new ArrayList<>();
    ReasonFlags reasons = new ReasonFlags(0);
    for (DistributionPoint point : Locations.points(question.certificate())) {
      ReasonFlags covered = point.reasons().orElse(ReasonFlags.ALL);
      List<String> locations = unanswered(point);
      if (!locations.isEmpty() && !reasons.covers(covered)) {
        reasons = reasons.or(covered);
        wanted.add(new Wanted.Crl(certificate, locations));
      }
    }
    return wanted;
  }

  private List<Wanted> deltas(int certificate, Question question) {
    List<Wanted> wanted = new ArrayList<>();
    for (DistributionPoint point : crls.deltas(question)) {
      List<String> locations = unanswered(point);
      if (!locations.isEmpty()) {
        wanted.add(new Wanted.Crl(certificate, locations));
      }
    }
    return wanted;
  }

  /**
   * All locations of a point are names of one CRL (RFC 5280 section 4.2.1.13). But where one has
   * none of use, another may have a newer copy.
   */
  private List<String> unanswered(DistributionPoint point) {
    return Locations.of(point).stream().filter(location -> !crls.isAnswered(location)).toList();
  }
}
