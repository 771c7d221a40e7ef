package dev.ascertain.verify.revocation;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.evidence.Answer;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.RevocationPolicy.Mode;
import dev.ascertain.verify.revocation.RevocationRequest.Member;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.Mint.Minted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the revocation of a path's certificates, with whatever evidence a test is about. */
final class Ask {
  static final Crypto CRYPTO = Crypto.forOneHandshake();

  /** A time within the validity of what is minted, unless told otherwise. */
  static final Instant AT = Instant.parse("2026-06-02T00:00:00Z");

  private final List<Certificate> path;
  private final List<Certificate> others = new ArrayList<>();
  private final Map<Integer, byte[]> staples = new HashMap<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<byte[]> crls = new ArrayList<>();
  private final List<byte[]> ocsp = new ArrayList<>();
  private boolean anchored = true;
  private Mode mode = Mode.SOFT_FAIL;
  private Optional<Duration> maxAge = Optional.empty();
  private Optional<byte[]> nonce = Optional.empty();
  private Instant at = AT;

  private Ask(List<Certificate> path) {
    this.path = path;
  }

  /** About a path, the server's certificate first and the trust anchor last. */
  static Ask about(Minted... path) {
    return new Ask(Arrays.stream(path).map(Minted::certificate).toList());
  }

  Ask unanchored() {
    anchored = false;
    return this;
  }

  Ask mode(Mode other) {
    mode = other;
    return this;
  }

  Ask maxAge(Duration age) {
    maxAge = Optional.of(age);
    return this;
  }

  Ask nonce(byte[] value) {
    nonce = Optional.of(value);
    return this;
  }

  Ask at(Instant time) {
    at = time;
    return this;
  }

  Ask others(Minted... certificates) {
    Arrays.stream(certificates).map(Minted::certificate).forEach(others::add);
    return this;
  }

  Ask staple(int certificate, byte[] response) {
    staples.put(certificate, response);
    return this;
  }

  Ask crl(byte[]... lists) {
    crls.addAll(List.of(lists));
    return this;
  }

  Ask ocsp(byte[]... responses) {
    ocsp.addAll(List.of(responses));
    return this;
  }

  /** What came from the first location of something wanted. */
  Ask came(Wanted wanted, byte[] content) {
    answers.add(answer(wanted, new Answer.Came(content, at, false)));
    return this;
  }

  /** That nothing came from any location of something wanted. */
  Ask failed(Wanted wanted) {
    for (String location : wanted.locations()) {
      answers.add(new Answer(location, request(wanted), new Answer.Failed("connection refused")));
    }
    return this;
  }

  RevocationResult result() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      members.add(new Member(i, path.get(i)));
    }
    return RevocationChecker.check(
        new RevocationRequest(
            members,
            anchored,
            others,
            staples,
            new Evidence(answers, crls, ocsp),
            new RevocationPolicy(mode, maxAge, nonce),
            at),
        CRYPTO);
  }

  /** What is known about the server's certificate. */
  RevocationStatus status() {
    return result().certificates().getFirst().status();
  }

  private static Answer answer(Wanted wanted, Answer.Result result) {
    return new Answer(wanted.locations().getFirst(), request(wanted), result);
  }

  private static Optional<byte[]> request(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Ocsp query -> Optional.of(query.request());
      case Wanted.Crl _, Wanted.CaIssuers _ -> Optional.empty();
    };
  }
}
