package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What could be better about the list of certificates that the server sent. */
final class ChainNotes {
  private final List<JudgedCertificate> certificates;
  private final List<CertificationPath> paths;
  private final List<Finding> notes = new ArrayList<>();

  private final Instant at;

  private ChainNotes(
      List<JudgedCertificate> certificates, List<CertificationPath> paths, Instant at) {
    this.certificates = certificates;
    this.paths = paths;
    this.at = at;
  }

  /** The notes; {@code paths} begins with the best and is not empty. */
  static List<Finding> of(
      List<JudgedCertificate> certificates, List<CertificationPath> paths, Instant at) {
    ChainNotes notes = new ChainNotes(certificates, paths, at);
    notes.noteOrder();
    notes.noteExpired();
    notes.noteUnneeded();
    return List.copyOf(notes.notes);
  }

  /**
   * RFC 5246 section 7.4.2: "Each following certificate MUST directly certify the one preceding
   * it." RFC 9846 section 4.5.1 only says SHOULD, so this is not an error.
   */
  private void noteOrder() {
    List<Integer> order = new ArrayList<>();
    for (int index : paths.getFirst().certificates()) {
      if (certificates.get(index).source() == JudgedCertificate.Source.SENT) {
        order.add(index);
      }
    }
    for (int i = 1; i < order.size(); i++) {
      if (order.get(i) < order.get(i - 1)) {
        notes.add(new SentFinding.MisorderedChain(order.get(i), order));
        return;
      }
    }
  }

  /**
   * Clients that do not look for another path follow what was sent until it ends: in 2020 those
   * that met the expired "AddTrust External CA Root" in it failed.
   */
  private void noteExpired() {
    if (!paths.getFirst().valid()) {
      return;
    }
    Set<Integer> followed = new TreeSet<>();
    for (CertificationPath path : paths) {
      followed.addAll(path.certificates());
    }
    followed.removeAll(paths.getFirst().certificates());
    for (int index : followed) {
      if (certificates.get(index).source() == JudgedCertificate.Source.SENT) {
        Instant notAfter = certificates.get(index).certificate().orElseThrow().notAfter();
        if (at.isAfter(notAfter)) {
          notes.add(new DateFinding.ExpiredCrossSign(index, notAfter, at));
        }
      }
    }
  }

  private void noteUnneeded() {
    Set<Integer> needed = new HashSet<>();
    boolean complete = false;
    for (CertificationPath path : paths) {
      if (path.anchored()) {
        complete = true;
        needed.addAll(path.certificates());
      }
    }
    Set<Certificate> seen = new HashSet<>();
    for (int i = 0; i < certificates.size(); i++) {
      Optional<Certificate> certificate = certificates.get(i).certificate();
      if (certificates.get(i).source() != JudgedCertificate.Source.SENT) {
        continue;
      }
      int bytes = certificates.get(i).der().length;
      if (certificate.isPresent() && !seen.add(certificate.get())) {
        notes.add(new SentFinding.UnneededCertificate(i, bytes, true));
      } else if (i > 0
          && certificate.map(Certificate::isSelfIssued).orElse(false)
          && !needed.contains(i)) {
        notes.add(new SentFinding.RootSent(i, bytes));
      } else if (complete && !needed.contains(i)) {
        // While no path is complete, nobody knows what it would need.
        notes.add(new SentFinding.UnneededCertificate(i, bytes, false));
      }
    }
  }
}
