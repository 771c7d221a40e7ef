package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.verify.transparency.TransparencyChecker;
import dev.ascertain.verify.transparency.TransparencyRequest;
import dev.ascertain.verify.transparency.TransparencyStatus;
import dev.ascertain.wire.Violation;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.TlsFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies what a server presented: the entry point of this package. */
public final class Verifier {
  private final VerificationRequest request;
  private final Crypto crypto;
  private final Optional<VerificationCache> cache;
  private final Pool pool;
  private final List<Finding> findings = new ArrayList<>();

  private Verifier(VerificationRequest request, Crypto crypto, Optional<VerificationCache> cache) {
    this.request = request;
    this.crypto = crypto;
    this.cache = cache;
    this.pool = new Pool(request, cache);
  }

  /**
   * Makes the five checks. It never fails: whatever the certificates are, the answer says so.
   *
   * @param request what to verify, and by which measure
   * @param crypto the primitives
   */
  public static Verification verify(VerificationRequest request, Crypto crypto) {
    return new Verifier(request, crypto, Optional.empty()).run();
  }

  /**
   * Makes the five checks, and remembers certificates and their signatures.
   *
   * @param request what to verify, and by which measure
   * @param crypto the primitives
   * @param cache where to look for certificates and signatures, and to remember them
   */
  public static Verification verify(
      VerificationRequest request, Crypto crypto, VerificationCache cache) {
    return new Verifier(request, crypto, Optional.of(cache)).run();
  }

  private Verification run() {
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
    Optional<TransparencyStatus> transparency = transparency(leaf.get(), paths);
    transparency.flatMap(status -> TransparencyFindings.of(0, status)).ifPresent(findings::add);
    return Checks.fold(
        request,
        pool.all(),
        paths,
        findings,
        trust,
        transparency,
        PathRevocation.check(request, pool, paths, crypto),
        paths.isEmpty() || !paths.getFirst().anchored()
            ? DeadEnd.wanted(pool, paths, request.evidence())
            : List.of());
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
        Optional.empty(),
        PathRevocation.nobody(request),
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
   * What the certificate's timestamps are worth. Only below public roots does anybody ask: the logs
   * take no other certificates.
   */
  private Optional<TransparencyStatus> transparency(
      Certificate leaf, List<CertificationPath> paths) {
    boolean asked =
        request.measure().profile() != Profile.RFC_5280
            && request.measure().purpose() == Purpose.SERVER
            && request.measure().store().isPublic()
            && !paths.isEmpty()
            && paths.getFirst().anchored()
            && paths.getFirst().certificates().size() > 1;
    if (!asked) {
      return Optional.empty();
    }
    TransparencyRequest timestamps =
        new TransparencyRequest(
            leaf,
            Optional.of(pool.certificate(paths.getFirst().certificates().get(1))),
            request.handshake().flatMap(FromHandshake::timestamps),
            request.staple(),
            request.measure().logs().get(),
            request.at());
    return Optional.of(TransparencyChecker.check(timestamps, crypto));
  }
}
