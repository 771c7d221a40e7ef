package dev.ascertain.verify;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.SctList;
import dev.ascertain.x509.SignedCertificateTimestamp;
import dev.ascertain.x509.SubjectAltName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a store trusts a root for this server's certificate ({@link TrustLimits}). */
final class StoreLimits {
  private final VerificationRequest request;
  private final TrustStore store;
  private final Certificate leaf;
  private final Certificate root;
  private final int rootIndex;
  private final List<Finding> findings = new ArrayList<>();

  private StoreLimits(
      VerificationRequest request,
      TrustStore store,
      Certificate leaf,
      Certificate root,
      int rootIndex) {
    this.request = request;
    this.store = store;
    this.leaf = leaf;
    this.root = root;
    this.rootIndex = rootIndex;
  }

  /** What the limits say against the path; empty for one without an anchor. */
  static List<Finding> check(
      VerificationRequest request, TrustStore store, Pool pool, PathSearch.Found path) {
    int root = path.certificates().getLast();
    // Programmes limit for which servers they trust a root; clients' certificates are not theirs.
    if (!path.anchored() || request.measure().purpose() != Purpose.SERVER) {
      return List.of();
    }
    TrustLimits limits = store.limits(pool.certificate(root));
    if (limits.equals(TrustLimits.NONE)) {
      return List.of();
    }
    StoreLimits check =
        new StoreLimits(request, store, pool.certificate(0), pool.certificate(root), root);
    check.run(limits);
    return List.copyOf(check.findings);
  }

  private void run(TrustLimits limits) {
    if (limits.trustedUntil().isPresent() && request.at().isAfter(limits.trustedUntil().get())) {
      findings.add(new ChainFinding.UnknownCa(rootIndex, root.subject(), false, store.toString()));
    }
    if (limits.issuedUntil().isPresent() && leaf.notBefore().isAfter(limits.issuedUntil().get())) {
      findings.add(distrusted(limits.issuedUntil().get()));
    }
    if (limits.loggedUntil().isPresent() && firstSeen().isAfter(limits.loggedUntil().get())) {
      findings.add(distrusted(limits.loggedUntil().get()));
    }
    if (!limits.permittedNames().isEmpty()) {
      checkNames(limits.permittedNames());
    }
  }

  private Finding distrusted(Instant until) {
    return new ChainFinding.DistrustedCa(
        0, root.subject(), until, leaf.notBefore(), store.toString());
  }

  /** When the first log saw the certificate; when it was issued, if it states no log. */
  private Instant firstSeen() {
    List<SignedCertificateTimestamp> timestamps = new ArrayList<>();
    leaf.extension(SctList.class).ifPresent(list -> timestamps.addAll(list.timestamps()));
    timestamps.addAll(fromHandshake());
    Optional<Instant> first =
        timestamps.stream().map(SignedCertificateTimestamp::timestamp).min(Instant::compareTo);
    return first.orElse(leaf.notBefore());
  }

  private List<SignedCertificateTimestamp> fromHandshake() {
    Optional<byte[]> list = request.handshake().flatMap(FromHandshake::timestamps);
    if (list.isEmpty()) {
      return List.of();
    }
    try {
      return SctList.decode(list.get());
    } catch (ViolationException e) {
      // A list that cannot be read promises nothing.
      return List.of();
    }
  }

  private void checkNames(List<String> permitted) {
    List<GeneralName> names =
        leaf.extension(SubjectAltName.class).map(SubjectAltName::names).orElse(List.of());
    for (GeneralName name : names) {
      if (name instanceof GeneralName.Dns
          && permitted.stream()
              .noneMatch(base -> Subtrees.contains(new GeneralName.Dns(base), name))) {
        findings.add(new ChainFinding.NameConstraint(0, rootIndex, name, false));
        return;
      }
    }
  }
}
