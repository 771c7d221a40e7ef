package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationChecker;
import dev.ascertain.verify.revocation.RevocationRequest;
import dev.ascertain.verify.revocation.RevocationRequest.Member;
import dev.ascertain.verify.revocation.RevocationResult;
import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.wire.Violation;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.TlsFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies what a server presented: the entry point of this package. */
public final class Verifier {
  private final VerificationRequest request;
  private final Crypto crypto;
  private final Pool pool;
  private final List<Finding> findings = new ArrayList<>();

  private Verifier(VerificationRequest request, Crypto crypto) {
    this.request = request;
    this.crypto = crypto;
    this.pool = new Pool(request);
  }

  /**
   * Makes the five checks. It never fails: whatever the certificates are, the answer says so.
   *
   * @param request what to verify, and by which measure
   * @param crypto the primitives
   */
  public static Verification verify(VerificationRequest request, Crypto crypto) {
    return new Verifier(request, crypto).run(Optional.empty());
  }

  /**
   * Makes the five checks, and remembers which keys made which signatures.
   *
   * @param request what to verify, and by which measure
   * @param crypto the primitives
   * @param cache where to look for signatures, and to remember them
   */
  public static Verification verify(
      VerificationRequest request, Crypto crypto, SignatureCache cache) {
    return new Verifier(request, crypto).run(Optional.of(cache));
  }

  private Verification run(Optional<SignatureCache> cache) {
    List<JudgedCertificate> sent = pool.all();
    Optional<Certificate> leaf =
        request.certificates().isEmpty() ? Optional.empty() : sent.getFirst().certificate();
    if (leaf.isEmpty()) {
      return withoutLeaf(sent);
    }
    PathJudge judge = new PathJudge(request, pool, new SignatureChecker(crypto), cache);
    List<PathJudge.Judgement> judgements = new ArrayList<>();
    for (TrustStore store : request.measure().stores()) {
      judgements.add(judge.judge(store));
    }
    PathJudge.Judgement decisive = judgements.getFirst();
    List<CertificationPath> paths = decisive.paths();
    if (decisive.exhausted()) {
      findings.add(new ChainFinding.TooMuchWork(0, PathSearch.MAX_STEPS));
    }
    if (!paths.isEmpty()) {
      addFindingsOfPaths(decisive);
    }
    addFindingsOfLeaf(leaf.get());
    List<StoreVerdict> trust = StoreVerdicts.of(judgements);
    StoreVerdicts.disagreement(trust).ifPresent(findings::add);
    RevocationResult revocation = revocation(paths);
    findings.addAll(RevocationFindings.of(revocation));
    return Checks.fold(
        request, pool.all(), paths, findings, trust, revocation, wanted(paths, revocation));
  }

  /** Without the server's certificate nothing can be judged. */
  private Verification withoutLeaf(List<JudgedCertificate> certificates) {
    if (request.certificates().isEmpty()) {
      findings.add(new ChainFinding.NoCertificate());
    } else {
      addMalformed(certificates);
    }
    return Checks.fold(
        request,
        certificates,
        List.of(),
        findings,
        StoreVerdicts.without(request.measure().stores(), findings.getFirst()),
        withoutIssuer(),
        List.of());
  }

  private void addFindingsOfPaths(PathJudge.Judgement judgement) {
    CertificationPath best = judgement.paths().getFirst();
    findings.addAll(best.findings());
    findings.addAll(ChainNotes.of(pool.all(), judgement.paths(), request.at()));
    if (!best.anchored()) {
      // One that cannot be read may be the one that is missing.
      addMalformed(pool.all());
    }
    if (!best.valid()) {
      addNearMisses(judgement);
    }
  }

  /** What the server's certificate says about itself: its names, and what it demands. */
  private void addFindingsOfLeaf(Certificate leaf) {
    request.name().flatMap(name -> HostName.check(leaf, name)).ifPresent(findings::add);
    boolean mustStaple =
        leaf.extension(TlsFeature.class).filter(TlsFeature::mustStaple).isPresent();
    // Without a handshake, nobody knows what the server staples.
    if (mustStaple && request.handshake().isPresent() && request.staple().isEmpty()) {
      findings.add(new RevocationFinding.MissingStaple(0));
    }
  }

  /** What is called a bad signature already is not also a near miss. */
  private void addNearMisses(PathJudge.Judgement judgement) {
    for (SentFinding.IssuerKeyMismatch miss : judgement.nearMisses()) {
      if (!findings.contains(new ChainFinding.BadSignature(miss.certificate(), miss.candidate()))) {
        findings.add(miss);
      }
    }
  }

  private void addMalformed(List<JudgedCertificate> certificates) {
    for (int i = 0; i < certificates.size(); i++) {
      if (certificates.get(i).source() == JudgedCertificate.Source.SENT) {
        for (Violation violation : certificates.get(i).violations()) {
          findings.add(new ChainFinding.MalformedCertificate(i, violation));
        }
      }
    }
  }

  /**
   * 6.1.3 (a)(3): "At the current time, the certificate is not revoked", for every certificate of
   * the best path but the anchor.
   */
  private RevocationResult revocation(List<CertificationPath> paths) {
    List<Integer> path = paths.isEmpty() ? List.of(0) : paths.getFirst().certificates();
    boolean anchored = !paths.isEmpty() && paths.getFirst().anchored();
    List<Member> members = new ArrayList<>();
    List<Certificate> others = new ArrayList<>();
    for (int index : path) {
      members.add(new Member(index, pool.certificate(index)));
    }
    // Most measures look at no CRL, whose signer might be among the others.
    if (!request.evidence().equals(Evidence.NONE)) {
      for (int i = 0; i < pool.size(); i++) {
        if (!path.contains(i)) {
          pool.readable(i).ifPresent(others::add);
        }
      }
    }
    return RevocationChecker.check(
        new RevocationRequest(
            members,
            anchored,
            others,
            request.handshake().map(FromHandshake::staples).orElse(Map.of()),
            request.evidence(),
            request.measure().revocation(),
            request.at(),
            request.measure().profile() == Profile.RFC_5280),
        crypto);
  }

  /** What could complete the chain; once it is complete, what tells whether it was revoked. */
  private List<Wanted> wanted(List<CertificationPath> paths, RevocationResult revocation) {
    boolean anchored = !paths.isEmpty() && paths.getFirst().anchored();
    return anchored ? revocation.wanted() : DeadEnd.wanted(pool, paths, request.evidence());
  }

  private RevocationResult withoutIssuer() {
    Why why = request.staple().isEmpty() ? Why.NOT_CHECKED : Why.ISSUER_UNKNOWN;
    return new RevocationResult(
        List.of(new CertificateRevocation(0, new CouldNotTell(why))),
        List.of(),
        List.of(),
        List.of());
  }
}
