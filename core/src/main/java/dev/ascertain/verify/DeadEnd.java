package dev.ascertain.verify;

import dev.ascertain.verify.JudgedCertificate.Source;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Why a path ends without a trusted root, what is missing on it, and where that can be had. The
 * reasoning is in the package's description.
 */
final class DeadEnd {
  /** Limits of ours on what is wanted at once; real chains lack one certificate. */
  static final int MAX_WANTED = 8;

  static final int MAX_LOCATIONS = 4;

  /** A limit of ours: a path that still leads nowhere after so many fetched issuers is given up. */
  static final int MAX_FETCHED = 6;

  private DeadEnd() {}

  /** The path ends with a certificate signed by its own key. */
  static Finding selfSigned(Pool pool, List<Integer> path, TrustStore store) {
    int last = path.getLast();
    boolean sent = pool.source(last) == Source.SENT;
    return path.size() == 1
        ? new ChainFinding.SelfSigned(last)
        : new ChainFinding.UnknownCa(
            last, pool.certificate(last).subject(), sent, store.toString());
  }

  /** The path ends with a certificate whose issuer is not there. */
  static Finding withoutIssuer(Pool pool, List<Integer> path, TrustStore store) {
    int last = path.getLast();
    Certificate top = pool.certificate(last);
    List<String> caIssuers = FetchedIssuers.locations(top);
    boolean alone = path.size() == 1;
    if (alone || !caIssuers.isEmpty()) {
      boolean sure = alone && !caIssuers.isEmpty();
      return new ChainFinding.IncompleteChain(last, top.issuer(), caIssuers, sure);
    }
    return new ChainFinding.UnknownCa(last, top.issuer(), false, store.toString());
  }

  /**
   * The findings, and one more for each certificate that the server left out: the fetched ones. A
   * fetched root at the end of the path is not missing: servers need not send it.
   */
  static List<Finding> plusMissing(Pool pool, List<Integer> path, List<Finding> findings) {
    List<Finding> all = new ArrayList<>(findings);
    for (int depth = 1; depth < path.size(); depth++) {
      int index = path.get(depth);
      boolean root = depth == path.size() - 1 && pool.certificate(index).isSelfIssued();
      if (pool.source(index) == Source.FETCHED && !root) {
        int issued = path.get(depth - 1);
        Certificate child = pool.certificate(issued);
        all.add(
            new ChainFinding.IncompleteChain(
                issued, child.issuer(), FetchedIssuers.locations(child), true));
      }
    }
    return all.size() == findings.size() ? findings : List.copyOf(all);
  }

  /**
   * The issuers that could complete one of the paths, if none leads to a root: those of their last
   * certificates, where these say where to fetch them and nobody tried yet.
   */
  static List<Wanted> wanted(Pool pool, List<CertificationPath> paths, Evidence evidence) {
    if (paths.stream().anyMatch(CertificationPath::anchored)) {
      return List.of();
    }
    List<Wanted> wanted = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (CertificationPath path : paths) {
      int last = path.certificates().getLast();
      Certificate top = pool.certificate(last);
      if (wanted.size() < MAX_WANTED
          && seen.add(last)
          && !top.isSelfIssued()
          && fetched(pool, path) < MAX_FETCHED) {
        List<String> locations = untried(top, evidence);
        if (!locations.isEmpty()) {
          wanted.add(new Wanted.CaIssuers(last, locations));
        }
      }
    }
    return List.copyOf(wanted);
  }

  private static long fetched(Pool pool, CertificationPath path) {
    return path.certificates().stream()
        .filter(index -> pool.source(index) == Source.FETCHED)
        .count();
  }

  /** RFC 5280 section 4.2.2.1 also allows LDAP, FTP and others, which nobody fetches from. */
  private static List<String> untried(Certificate certificate, Evidence evidence) {
    List<String> untried = new ArrayList<>();
    for (String location : FetchedIssuers.locations(certificate)) {
      String scheme = location.toLowerCase(Locale.ROOT);
      if (untried.size() < MAX_LOCATIONS
          && (scheme.startsWith("http://") || scheme.startsWith("https://"))
          && evidence.at(location).isEmpty()
          && !untried.contains(location)) {
        untried.add(location);
      }
    }
    return untried;
  }
}
