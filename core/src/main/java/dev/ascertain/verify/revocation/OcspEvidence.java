package dev.ascertain.verify.revocation;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Answer;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.OcspRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What all OCSP responses at hand say about a certificate, and what responders are to be asked. */
final class OcspEvidence {
  private final RevocationRequest request;
  private final Crypto crypto;
  private final BiPredicate<Certificate, Certificate> revoked;

  /**
   * The responses of a request.
   *
   * @param revoked whether a responder's certificate was revoked, given it and its issuer
   */
  OcspEvidence(
      RevocationRequest request, Crypto crypto, BiPredicate<Certificate, Certificate> revoked) {
    this.request = request;
    this.crypto = crypto;
    this.revoked = revoked;
  }

  /** What the staple comes to. */
  Verdict judgeStaple(byte[] staple, Question question) {
    return judge(staple, new Source.Staple(), question, Optional.empty());
  }

  /** What the given responses and the responders' answers come to. */
  List<Verdict> judge(Question question) {
    List<Verdict> verdicts = new ArrayList<>();
    for (byte[] given : request.evidence().ocspResponses()) {
      verdicts.add(judge(given, new Source.Responder(Source.GIVEN), question, Optional.empty()));
    }
    for (String location : Locations.responders(question.certificate())) {
      answer(location, question)
          .ifPresent(answer -> verdicts.add(judge(answer, location, question)));
    }
    return verdicts;
  }

  /** What to send to responders: by SHA-1, as RFC 5019 section 2.1.1 has it. */
  byte[] query(Question question) {
    return new OcspRequest(
            List.of(new CertIds(crypto).id(question.certificate(), question.issuer())),
            request.policy().nonce())
        .encode();
  }

  /** The responders that have not been asked yet. */
  List<String> unasked(Question question) {
    return Locations.responders(question.certificate()).stream()
        .filter(location -> answer(location, question).isEmpty())
        .toList();
  }

  private Optional<Answer> answer(String location, Question question) {
    return request.evidence().answers().isEmpty()
        ? Optional.empty()
        : request.evidence().at(location, query(question));
  }

  private Verdict judge(Answer answer, String location, Question question) {
    Source source = new Source.Responder(Locations.shown(location));
    return switch (answer.result()) {
      case Answer.Came came -> judge(came.content(), source, question, request.policy().nonce());
      case Answer.Failed(String why) -> Verdict.undecided(source, Why.NOT_TO_BE_HAD, why);
    };
  }

  private Verdict judge(byte[] response, Source source, Question question, Optional<byte[]> nonce) {
    OcspSigner signer = new OcspSigner(question, crypto, revoked);
    return new OcspJudge(question, source, nonce, signer, new CertIds(crypto)).judge(response);
  }
}
