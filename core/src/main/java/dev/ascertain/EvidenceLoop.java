package dev.ascertain;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.net.Connector;
import dev.ascertain.net.FetchCache;
import dev.ascertain.net.FetchLimits;
import dev.ascertain.net.FetchOptions;
import dev.ascertain.net.Fetcher;
import dev.ascertain.observation.EvidenceFetch;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.verify.evidence.Answer;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.evidence.Wanted;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.revocation.RevocationStatus;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies, fetches what the verification wants, and verifies again, until nothing that could
 * change the verdict is left to ask for. The only loop of an examination. Used once, by one thread.
 */
final class EvidenceLoop {
  /** A limit of ours: an intermediate, its issuer, OCSP, CRL and delta CRL need five rounds. */
  static final int MAX_ROUNDS = 8;

  private final Crypto crypto;
  private final Fetcher fetcher;
  private final FetchCache cache;
  private final List<EvidenceFetch> fetches = new ArrayList<>();

  private EvidenceLoop(Crypto crypto, Fetcher fetcher, FetchCache cache) {
    this.crypto = crypto;
    this.fetcher = fetcher;
    this.cache = cache;
  }

  /**
   * Verifies again with whatever evidence can be fetched.
   *
   * @param request what was verified
   * @param first what became of it
   * @param limits how much may be fetched; empty for nothing
   */
  static Verified run(
      VerificationRequest request,
      Verification first,
      Optional<FetchLimits> limits,
      ConnectOptions connect,
      Environment environment) {
    // Usually there is nothing to fetch, and then none of the classes for it is loaded.
    if (limits.isEmpty() || first.wanted().isEmpty()) {
      return new Verified(first, List.of());
    }
    Fetcher fetcher =
        new Fetcher(
            new Connector(environment.resolver(), Examination.fromNow(environment.nanoClock())),
            new FetchOptions(connect, limits.get(), Ascertain.VERSION),
            environment.cache(),
            environment.wallClock());
    return new EvidenceLoop(environment.crypto(), fetcher, environment.cache()).run(request, first);
  }

  private Verified run(VerificationRequest begun, Verification first) {
    VerificationRequest request = begun;
    Verification verification = first;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Set<FetchRequest> next = next(verification.wanted(), request.evidence());
      if (next.isEmpty()) {
        break;
      }
      request = request.with(request.evidence().with(fetch(List.copyOf(next))));
      verification = Verifier.verify(request, crypto);
    }
    keep(verification);
    return new Verified(verification, List.copyOf(fetches));
  }

  /** Of everything wanted, the first location that was not asked yet. */
  private static Set<FetchRequest> next(List<Wanted> wanted, Evidence known) {
    Set<FetchRequest> requests = new LinkedHashSet<>();
    for (Wanted each : wanted) {
      for (String location : each.locations()) {
        if (answer(each, location, known).isEmpty()) {
          requests.add(request(each, location));
          break;
        }
      }
    }
    return requests;
  }

  private static Optional<Answer> answer(Wanted wanted, String location, Evidence known) {
    return switch (wanted) {
      case Wanted.Ocsp ocsp -> known.at(location, ocsp.request());
      case Wanted.CaIssuers _, Wanted.Crl _ -> known.at(location);
    };
  }

  private static FetchRequest request(Wanted wanted, String location) {
    return switch (wanted) {
      case Wanted.CaIssuers _ -> FetchRequest.caIssuers(location);
      case Wanted.Crl _ -> FetchRequest.crl(location);
      case Wanted.Ocsp ocsp -> FetchRequest.ocsp(location, ocsp.request());
    };
  }

  private List<Answer> fetch(List<FetchRequest> requests) {
    List<Fetched> results = fetcher.fetchAll(requests);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      fetches.add(new EvidenceFetch(requests.get(i), results.get(i)));
      answers.add(answer(requests.get(i), results.get(i)));
    }
    return answers;
  }

  private static Answer answer(FetchRequest request, Fetched fetched) {
    Answer.Result result =
        switch (fetched) {
          case Fetched.Body body ->
              new Answer.Came(body.bytes(), body.fetchedAt(), body.fromCache());
          case Fetched.NotFetched failed -> new Answer.Failed(clause(failed.reason().sentence()));
        };
    Optional<byte[]> asked =
        switch (request.kind()) {
          case OCSP_GET, OCSP_POST -> Optional.of(request.body());
          case CA_ISSUERS, CRL -> Optional.empty();
        };
    return new Answer(request.uri(), asked, result);
  }

  /** A sentence without its full stop. */
  private static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Keeps what proved to be good: certificates for a while, statements until their nextUpdate. */
  private void keep(Verification verification) {
    for (EvidenceFetch fetch : fetches) {
      if (fetch.result() instanceof Fetched.Body body) {
        switch (fetch.request().kind()) {
          case CA_ISSUERS -> cache.store(fetch.request(), body);
          case OCSP_GET, OCSP_POST, CRL ->
              nextUpdate(verification, fetch.request().uri())
                  .ifPresent(until -> cache.store(fetch.request(), body, until));
        }
      }
    }
  }

  private static Optional<Instant> nextUpdate(Verification verification, String location) {
    return verification.revocations().stream()
        .map(CertificateRevocation::status)
        .filter(RevocationStatus.Good.class::isInstance)
        .map(RevocationStatus.Good.class::cast)
        .filter(good -> location(good.source()).filter(location::equals).isPresent())
        .findFirst()
        .flatMap(RevocationStatus.Good::nextUpdate);
  }

  private static Optional<String> location(Source source) {
    return switch (source) {
      case Source.Staple _ -> Optional.empty();
      case Source.Responder(String location) -> Optional.of(location);
      case Source.RevocationList(String location) -> Optional.of(location);
    };
  }
}
