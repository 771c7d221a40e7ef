package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.CertificateExtension;
import dev.ascertain.x509.ObjectIdentifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One certificate in its place on a path, and which rules about its contents it breaks. */
final class Conformance {
  private final int index;
  private final Certificate certificate;
  private final Place place;
  private final Optional<Certificate> issuer;
  private final Measure measure;
  private final boolean publicRoot;
  private final BooleanSupplier selfSigned;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A certificate whose rules are still to be checked.
   *
   * @param index its index in {@link Verification#certificates}
   * @param issuer the next certificate of the path; empty if it is the last
   * @param publicRoot whether the path leads to a root that is distributed with software
   * @param selfSigned whether it is signed by the key it certifies: asked only where it matters
   */
  Conformance(
      int index,
      Certificate certificate,
      Place place,
      Optional<Certificate> issuer,
      Measure measure,
      boolean publicRoot,
      BooleanSupplier selfSigned) {
    this.index = index;
    this.certificate = certificate;
    this.place = place;
    this.issuer = issuer;
    this.measure = measure;
    this.publicRoot = publicRoot;
    this.selfSigned = selfSigned;
  }

  /** Where on the path a certificate is. */
  enum Place {
    /** The peer's own. */
    LEAF,
    /** A CA's between. */
    INTERMEDIATE,
    /** The trust anchor, or a self-issued one where a path without an anchor ends. */
    ROOT
  }

  Certificate certificate() {
    return certificate;
  }

  int index() {
    return index;
  }

  Optional<Certificate> issuer() {
    return issuer;
  }

  Profile profile() {
    return measure.profile();
  }

  boolean publicRoot() {
    return publicRoot;
  }

  boolean isLeaf() {
    return place == Place.LEAF;
  }

  boolean isRoot() {
    return place == Place.ROOT;
  }

  /** Whether it is to prove who a TLS server is. */
  boolean isServer() {
    return place == Place.LEAF && measure.purpose() == Purpose.SERVER;
  }

  <T extends CertificateExtension> Optional<T> extension(Class<T> type) {
    return certificate.extension(type);
  }

  /** Whether an extension is there, malformed or not. */
  boolean has(ObjectIdentifier id) {
    for (CertificateExtension extension : certificate.extensions()) {
      if (extension.id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is signed by the key it certifies: checks a signature. */
  boolean isSelfSigned() {
    return selfSigned.getAsBoolean();
  }

  /**
   * Notes that the certificate breaks a rule, if the rule applies to it.
   *
   * @param actual what it has instead, safe to print, without a full stop
   */
  void broken(Requirement requirement, String actual) {
    Instant issued = certificate.notBefore();
    Optional<Severity> severity = requirement.severity(profile(), publicRoot, issued);
    if (severity.isPresent()) {
      // Whoever trusts a root knows it; what no browser minds is worth a note at most.
      boolean note = isRoot() && profile() == Profile.BROWSER && severity.get() == Severity.WARNING;
      findings.add(
          new ConformanceFinding.NonconformingCertificate(
              index, requirement, actual, note ? Severity.INFO : severity.get()));
    }
  }

  /** Notes a finding that has a kind of its own. */
  void found(Finding finding) {
    findings.add(finding);
  }

  /** Everything noted. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
