package dev.ascertain.report;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.verify.CertificationPath;
import dev.ascertain.verify.ChainFinding;
import dev.ascertain.verify.ConformanceFinding;
import dev.ascertain.verify.DateFinding;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.IdentityFinding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.RevocationFinding;
import dev.ascertain.verify.SentFinding;
import dev.ascertain.verify.StoreVerdict;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.Verification;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the graph of one verification; used once. */
final class GraphBuilder {
  private final Verification verification;
  private final Crypto crypto;

  /** For each of the verification's certificates the first that has the same bytes. */
  private final int[] first;

  private final Map<Step, ChainEdge.Signature> steps = new LinkedHashMap<>();
  private final Map<Step, Set<Finding>> ofSteps = new LinkedHashMap<>();
  private final Map<Integer, Set<Finding>> ofNodes = new LinkedHashMap<>();
  private final Map<Integer, MissingIssuer> missing = new LinkedHashMap<>();

  /** From a certificate to a possible issuer, by their numbers. */
  private record Step(int child, int issuer) {}

  GraphBuilder(Verification verification, Crypto crypto) {
    this.verification = verification;
    this.crypto = crypto;
    this.first = firsts(verification.certificates());
  }

  ChainGraph graph() {
    for (CertificationPath path : verification.paths()) {
      follow(path);
    }
    for (StoreVerdict verdict : verification.trust()) {
      verdict.path().ifPresent(this::follow);
    }
    // What is said of the list as a whole, and of certificates that no path could be made from.
    verification.bestPath().ifPresent(best -> place(verification.findings(), best));
    if (verification.paths().isEmpty()) {
      verification.findings().forEach(this::placeOnNode);
    }
    // What was not sent was perhaps fetched, and what one store lacks, another one has.
    steps.forEach((step, signature) -> {
      if (signature == ChainEdge.Signature.VERIFIES) {
        missing.remove(step.child());
      }
    });
    return new ChainGraph(nodes(), edges(), List.copyOf(missing.values()));
  }

  private void follow(CertificationPath path) {
    List<Integer> indexes = path.certificates();
    for (int i = 1; i < indexes.size(); i++) {
      int child = first[indexes.get(i - 1)];
      int issuer = first[indexes.get(i)];
      // A certificate that is itself a trusted root is not issued by itself on the way there.
      if (child != issuer) {
        steps.putIfAbsent(new Step(child, issuer), ChainEdge.Signature.VERIFIES);
      }
    }
    place(path.findings(), path);
  }

  private void place(List<Finding> findings, CertificationPath path) {
    for (Finding finding : findings) {
      switch (finding) {
        case ChainFinding.NotACa f -> placeOnStep(f.issued(), f.certificate(), f);
        case ChainFinding.PathLength f -> placeBelow(f.certificate(), path, f);
        case ChainFinding.NameConstraint f -> placeBelow(f.constrainedBy(), path, f);
        case ChainFinding.WrongUsage f -> placeBelow(f.certificate(), path, f);
        case ChainFinding.BadSignature f -> {
          unsigned(f.certificate(), f.issuer());
          placeOnStep(f.certificate(), f.issuer(), f);
        }
        case SentFinding.IssuerKeyMismatch f -> {
          unsigned(f.certificate(), f.candidate());
          placeOnStep(f.certificate(), f.candidate(), f);
        }
        case ChainFinding.UnsupportedAlgorithm f -> placeUnsupported(f, path);
        case ChainFinding.IncompleteChain f ->
            missing(f.certificate(), f.missing().toString(), f.caIssuers(), f);
        case ChainFinding.UnknownCa f when !f.rootSent() ->
            missing(f.certificate(), f.root().toString(), List.of(), f);
        // About the list as a whole: the certificates show their places themselves.
        case SentFinding.MisorderedChain _, SentFinding.NotTrustedEverywhere _ -> {}
        case ChainFinding.NoCertificate _,
            ChainFinding.MalformedCertificate _,
            ChainFinding.AlgorithmMismatch _,
            ChainFinding.NoValidPolicy _,
            ChainFinding.UnknownCriticalExtension _,
            ChainFinding.SelfSigned _,
            ChainFinding.UnknownCa _,
            ChainFinding.DistrustedCa _,
            ChainFinding.PathTooDeep _,
            ChainFinding.TooMuchWork _,
            ConformanceFinding _,
            DateFinding _,
            IdentityFinding _,
            RevocationFinding _,
            SentFinding.UnneededCertificate _,
            SentFinding.RootSent _ ->
            placeOnNode(finding);
      }
    }
  }

  private void missing(int child, String name, List<String> locations, Finding finding) {
    missing.putIfAbsent(first[child], new MissingIssuer(first[child], name, locations, finding));
  }

  /** Only the name fits. */
  private void unsigned(int child, int issuer) {
    if (first[child] != first[issuer]) {
      steps.putIfAbsent(new Step(first[child], first[issuer]), ChainEdge.Signature.FAILS);
    }
  }

  private void placeUnsupported(Finding finding, CertificationPath path) {
    int at = path.certificates().indexOf(finding.certificate());
    if (at < 0 || at + 1 >= path.certificates().size()) {
      placeOnNode(finding);
      return;
    }
    int issuer = path.certificates().get(at + 1);
    steps.put(
        new Step(first[finding.certificate()], first[issuer]), ChainEdge.Signature.COULD_NOT_TELL);
    placeOnStep(finding.certificate(), issuer, finding);
  }

  /** What a CA may not do is with the certificate that it issued on this path. */
  private void placeBelow(int issuer, CertificationPath path, Finding finding) {
    int at = path.certificates().indexOf(issuer);
    if (at < 1) {
      placeOnNode(finding);
    } else {
      placeOnStep(path.certificates().get(at - 1), issuer, finding);
    }
  }

  private void placeOnStep(int child, int issuer, Finding finding) {
    if (first[child] == first[issuer]) {
      placeOnNode(finding);
    } else {
      ofSteps
          .computeIfAbsent(new Step(first[child], first[issuer]), _ -> new LinkedHashSet<>())
          .add(finding);
    }
  }

  private void placeOnNode(Finding finding) {
    if (finding.certificate() >= 0 && finding.certificate() < first.length) {
      ofNodes
          .computeIfAbsent(first[finding.certificate()], _ -> new LinkedHashSet<>())
          .add(finding);
    }
  }

  private List<ChainEdge> edges() {
    List<Integer> best = best();
    List<ChainEdge> edges = new ArrayList<>();
    steps.forEach((step, signature) -> {
      int at = best.indexOf(step.child());
      boolean onBest = at >= 0 && at + 1 < best.size() && best.get(at + 1) == step.issuer();
      edges.add(
          new ChainEdge(step.child(), step.issuer(), signature, onBest, ranked(ofSteps.get(step))));
    });
    edges.sort(
        Comparator.comparingInt(ChainEdge::child)
            .thenComparing(edge -> !edge.onBestPath())
            .thenComparing(edge -> !edge.holds())
            .thenComparingInt(ChainEdge::issuer));
    return edges;
  }

  private List<ChainNode> nodes() {
    List<Integer> best = best();
    List<ChainNode> nodes = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      if (first[i] == i) {
        nodes.add(node(i, best));
      }
    }
    return nodes;
  }

  private ChainNode node(int index, List<Integer> best) {
    JudgedCertificate judged = verification.certificates().get(index);
    List<ChainNode.Occurrence> occurrences = new ArrayList<>();
    for (int i = index; i < first.length; i++) {
      if (first[i] == index) {
        occurrences.add(new ChainNode.Occurrence(i, verification.certificates().get(i).source()));
      }
    }
    return new ChainNode(
        index,
        occurrences,
        role(index, best),
        mustFollow(index),
        crossSigns(index),
        trustedBy(judged),
        judged.der(),
        judged.certificate(),
        crypto.hash(Hash.SHA_256, judged.der()),
        ranked(ofNodes.get(index)));
  }

  /** The numbers of the best path's certificates. */
  private List<Integer> best() {
    return verification.bestPath().map(CertificationPath::certificates).orElse(List.of()).stream()
        .map(index -> first[index])
        .distinct()
        .toList();
  }

  private ReportCertificate.Role role(int index, List<Integer> best) {
    if (index == 0) {
      return ReportCertificate.Role.SERVER;
    }
    if (!best.contains(index)) {
      return ReportCertificate.Role.NOT_ON_PATH;
    }
    boolean anchored = verification.bestPath().orElseThrow().anchored();
    return anchored && best.getLast() == index
        ? ReportCertificate.Role.ROOT
        : ReportCertificate.Role.INTERMEDIATE;
  }

  private OptionalInt mustFollow(int index) {
    for (Finding finding : verification.findings()) {
      if (finding instanceof SentFinding.MisorderedChain misordered) {
        List<Integer> right = misordered.order();
        int place = right.indexOf(index);
        if (place > 0 && right.get(place - 1) > index) {
          return OptionalInt.of(first[right.get(place - 1)]);
        }
      }
    }
    return OptionalInt.empty();
  }

  private List<Integer> crossSigns(int index) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      if (first[i] == i && i != index && sameCa(certificate(i), certificate(index))) {
        others.add(i);
      }
    }
    return others;
  }

  private List<String> trustedBy(JudgedCertificate judged) {
    return judged
        .certificate()
        .map(certificate ->
            verification.measure().stores().stream()
                .filter(store -> store.contains(certificate))
                .map(TrustStore::toString)
                .toList())
        .orElse(List.of());
  }

  private static boolean sameCa(Optional<Certificate> one, Optional<Certificate> other) {
    return one.isPresent()
        && other.isPresent()
        && !one.get().subject().isEmpty()
        && one.get().subject().equals(other.get().subject())
        && one.get().subjectPublicKeyInfo().equals(other.get().subjectPublicKeyInfo());
  }

  private Optional<Certificate> certificate(int index) {
    return verification.certificates().get(index).certificate();
  }

  private static List<Finding> ranked(@Nullable Set<Finding> findings) {
    return findings == null
        ? List.of()
        : findings.stream()
            .sorted(Comparator.comparing(Finding::kind).thenComparingInt(Finding::certificate))
            .toList();
  }

  private static int[] firsts(List<JudgedCertificate> certificates) {
    int[] first = new int[certificates.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
      for (int j = 0; j < i && first[i] == i; j++) {
        if (Arrays.equals(certificates.get(i).der(), certificates.get(j).der())) {
          first[i] = j;
        }
      }
    }
    return first;
  }
}
