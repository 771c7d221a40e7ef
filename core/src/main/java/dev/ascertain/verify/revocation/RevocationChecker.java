package dev.ascertain.verify.revocation;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.RevocationPolicy.Mode;
import dev.ascertain.verify.revocation.RevocationRequest.Member;
import dev.ascertain.verify.revocation.RevocationResult.Shortcoming;
import dev.ascertain.verify.revocation.RevocationStatus.CouldNotTell;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out whether the certificates of a path were revoked: the entry point of this package. */
public final class RevocationChecker {
  private final RevocationRequest request;
  private final OcspEvidence ocsp;
  private final CrlEvidence crls;
  private final Wishes wishes;
  private final List<CertificateRevocation> certificates = new ArrayList<>();
  private final List<Shortcoming> badStaples = new ArrayList<>();
  private final List<Shortcoming> unknown = new ArrayList<>();
  private final List<Wanted> wanted = new ArrayList<>();

  private RevocationChecker(RevocationRequest request, Crypto crypto) {
    this.request = request;
    this.crls = new CrlEvidence(request, new SignatureChecker(crypto));
    this.ocsp = new OcspEvidence(request, crypto, crls::isRevoked);
    this.wishes = new Wishes(ocsp, crls);
  }

  /**
   * Looks at all evidence about all certificates of the path but the anchor. It never fails:
   * whatever the evidence is, the result says so.
   *
   * @param request which certificates, and what is at hand
   * @param crypto the primitives
   */
  public static RevocationResult check(RevocationRequest request, Crypto crypto) {
    RevocationChecker checker = new RevocationChecker(request, crypto);
    for (int depth = 0; depth < request.judged(); depth++) {
      checker.check(depth);
    }
    return new RevocationResult(
        checker.certificates, checker.badStaples, checker.unknown, checker.wanted);
  }

  private void check(int depth) {
    Member member = request.path().get(depth);
    CertificateRevocation known = find(depth, member);
    certificates.add(known);
    if (request.policy().mode() == Mode.HARD_FAIL
        && known.status() instanceof CouldNotTell(Why why, String explanation)
        && !why.isExemption()) {
      unknown.add(new Shortcoming(member.index(), explanation + "."));
    }
  }

  private CertificateRevocation find(int depth, Member member) {
    if (request.policy().mode() == Mode.NONE) {
      return new CertificateRevocation(member.index(), new CouldNotTell(Why.NOT_ASKED));
    }
    Optional<byte[]> staple = Optional.ofNullable(request.staples().get(member.index()));
    if (depth + 1 == request.path().size()) {
      boolean nothing = staple.isEmpty() && request.policy().mode() == Mode.STAPLE_ONLY;
      return new CertificateRevocation(
          member.index(), new CouldNotTell(nothing ? Why.NOT_CHECKED : Why.ISSUER_UNKNOWN));
    }
    Question question =
        new Question(
            member.certificate(),
            request.path().get(depth + 1).certificate(),
            request.at(),
            request.policy().maxAge());
    Answers answers = new Answers();
    staple.ifPresent(bytes -> addStaple(bytes, member, question, answers));
    ocsp.judge(question).forEach(answers::add);
    crls.judge(question).forEach(answers::add);
    if (request.policy().mode() == Mode.STAPLE_ONLY) {
      return answers.conclude(member.index(), Why.NOT_CHECKED);
    }
    Optional<Why> exemption =
        isAnchor(member.certificate())
            ? Optional.of(Why.TRUST_ANCHOR)
            : Exemption.of(member.certificate());
    if (exemption.isPresent()) {
      return answers.concludeExempt(member.index(), exemption.get());
    }
    List<Wanted> more = wishes.of(member.index(), question, answers.decided());
    wanted.addAll(more);
    return answers.conclude(member.index(), more.isEmpty() ? Why.NO_ADDRESS : Why.NOT_FETCHED);
  }

  /** A server's certificate may itself be a trusted root, so that its path has it twice. */
  private boolean isAnchor(Certificate certificate) {
    return request.anchored() && request.path().getLast().certificate().equals(certificate);
  }

  private void addStaple(byte[] staple, Member member, Question question, Answers answers) {
    Verdict verdict = ocsp.judgeStaple(staple, question);
    answers.add(verdict);
    // What we cannot check is not the server's fault.
    if (verdict instanceof Verdict.Undecided(Attempt attempt) && attempt.why() != Why.UNSUPPORTED) {
      badStaples.add(new Shortcoming(member.index(), attempt + "."));
    }
  }
}
