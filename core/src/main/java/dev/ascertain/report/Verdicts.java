package dev.ascertain.report;

import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Observation;
import dev.ascertain.observation.Stage;
import dev.ascertain.verify.Severity;
import dev.ascertain.verify.Verification;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what an examination came to. */
final class Verdicts {
  /** By these, in strict mode, the judge's refusal of a certificate ends the handshake. */
  private static final Set<Rule> ABOUT_THE_CERTIFICATE =
      EnumSet.of(
          Rule.BAD_CERTIFICATE,
          Rule.BAD_HANDSHAKE_SIGNATURE,
          Rule.CERTIFICATE_EXPIRED,
          Rule.CERTIFICATE_REVOKED,
          Rule.CERTIFICATE_UNKNOWN,
          Rule.UNKNOWN_CA,
          Rule.UNKNOWN_RAW_PUBLIC_KEY,
          Rule.BAD_DELEGATED_CREDENTIAL,
          Rule.NO_COMMON_CERTIFICATE_TYPE,
          Rule.UNREADABLE_CERTIFICATE);

  private Verdicts() {}

  static Verdict of(
      Observation seen, Optional<Verification> verification, List<Diagnosis> diagnoses) {
    Optional<Verdict.Cause> cause = cause(seen, verification);
    if (cause.isPresent()) {
      String sentence = headline(diagnoses).orElseGet(() -> failure(seen, verification));
      return new Verdict(Verdict.Result.FAILED, sentence, cause);
    }
    Optional<Diagnosis> worry =
        diagnoses.stream().filter(d -> d.severity() != Severity.INFO).findFirst();
    String secure = secure(seen, verification);
    if (worry.isPresent()) {
      String sentence = secure + " But: " + worry.orElseThrow().title();
      return new Verdict(Verdict.Result.WARNING, sentence, Optional.empty());
    }
    if (version(seen).filter(ProtocolVersion::isDeprecated).isPresent()) {
      return new Verdict(Verdict.Result.WARNING, secure, Optional.empty());
    }
    return seen.http()
        .flatMap(Verdicts::noAnswer)
        .map(why -> new Verdict(Verdict.Result.WARNING, secure + " But: " + why, cause))
        .orElseGet(() -> new Verdict(Verdict.Result.SECURE, secure, cause));
  }

  /** In which step it failed; empty if the server proved who it is over a complete handshake. */
  private static Optional<Verdict.Cause> cause(
      Observation seen, Optional<Verification> verification) {
    Optional<NetworkFailure> noConnection = seen.connect().failure();
    if (noConnection.isPresent()) {
      return Optional.of(cause(noConnection.orElseThrow()));
    }
    Optional<NetworkFailure> broken = seen.handshakeFailure();
    if (broken.isPresent()) {
      return Optional.of(cause(broken.orElseThrow()));
    }
    Optional<Transcript> transcript = seen.transcript();
    if (transcript.isEmpty()) {
      return Optional.of(Verdict.Cause.HANDSHAKE);
    }
    Transcript said = transcript.orElseThrow();
    if (said.violation().isPresent()) {
      return Optional.of(cause(said.violation().orElseThrow()));
    }
    // In TLS 1.3 a server refuses a missing client certificate after our side is done.
    boolean refused = said.alertReceived().isPresent() && !answered(seen);
    if (!said.completed() || refused) {
      return Optional.of(Verdict.Cause.HANDSHAKE);
    }
    // RFC 9846 section 2.2: with a pre-shared key there is no certificate; the key is the proof.
    boolean trusted =
        said.usedPriorKey()
            || said.provedKnownKey()
            || verification.map(Verification::trusted).orElse(false);
    return trusted ? Optional.empty() : Optional.of(Verdict.Cause.CERTIFICATE);
  }

  private static Verdict.Cause cause(NetworkFailure failure) {
    return switch (failure) {
      case NetworkFailure.NameNotResolved _, NetworkFailure.NoAddressOfFamily _ ->
          Verdict.Cause.NAME_LOOKUP;
      case NetworkFailure.ConnectionRefused _, NetworkFailure.Unreachable _ ->
          Verdict.Cause.CONNECT;
      case NetworkFailure.TimedOut _ -> Verdict.Cause.TIMEOUT;
      case NetworkFailure.ConnectionReset e -> cause(e.stage());
      case NetworkFailure.Cancelled e -> cause(e.stage());
      case NetworkFailure.SystemError e -> cause(e.stage());
    };
  }

  private static Verdict.Cause cause(Stage stage) {
    return switch (stage) {
      case NAME_LOOKUP -> Verdict.Cause.NAME_LOOKUP;
      case TCP_CONNECT -> Verdict.Cause.CONNECT;
      case HANDSHAKE, HTTP -> Verdict.Cause.HANDSHAKE;
    };
  }

  private static Verdict.Cause cause(Violation violation) {
    return ABOUT_THE_CERTIFICATE.contains(violation.rule())
        ? Verdict.Cause.CERTIFICATE
        : Verdict.Cause.HANDSHAKE;
  }

  private static Optional<String> headline(List<Diagnosis> diagnoses) {
    return diagnoses.stream().findFirst().map(Diagnosis::title);
  }

  /** What is to be said if no rule has an explanation. */
  private static String failure(Observation seen, Optional<Verification> verification) {
    Optional<NetworkFailure> network = seen.connect().failure().or(seen::handshakeFailure);
    if (network.isPresent()) {
      return network.orElseThrow().sentence();
    }
    Optional<Transcript> said = seen.transcript();
    return said.flatMap(Transcript::violation)
        .map(v -> "The server broke the rules of TLS (" + v.rule().reference() + "): " + v + ".")
        .or(() ->
            said.flatMap(Transcript::alertReceived)
                .map(e -> "The server ended the handshake: " + e.alert().description() + "."))
        .or(() -> verification.flatMap(Verification::headline).map(Object::toString))
        .orElseGet(() -> seen.connect().target() + " did not complete the TLS handshake.");
  }

  private static String secure(Observation seen, Optional<Verification> verification) {
    String speaks = " is secure: it speaks " + version(seen).map(Object::toString).orElse("TLS");
    if (version(seen).filter(ProtocolVersion::isDeprecated).isPresent()) {
      speaks =
          " speaks "
              + version(seen).orElseThrow()
              + ", which is deprecated and must not be used (RFC 8996)";
    }
    if (seen.transcript().filter(Transcript::usedPriorKey).isPresent()) {
      return seen.connect().target() + speaks + ", and proved that it knows the pre-shared key.";
    }
    if (seen.transcript().filter(Transcript::provedKnownKey).isPresent()) {
      return seen.connect().target()
          + speaks
          + ", and proved that it holds the public key that is known to be its own.";
    }
    String name =
        verification
            .flatMap(Verification::name)
            .map(Object::toString)
            .orElse(seen.connect().target().host());
    return seen.connect().target()
        + speaks
        + ", and its certificate proves that it is "
        + name
        + ".";
  }

  private static Optional<ProtocolVersion> version(Observation seen) {
    return seen.transcript().flatMap(Transcript::negotiated).map(Negotiated::version);
  }

  private static boolean answered(Observation seen) {
    return seen.http().filter(HttpAnswer.Response.class::isInstance).isPresent();
  }

  private static Optional<String> noAnswer(HttpAnswer answer) {
    return switch (answer) {
      case HttpAnswer.Response _ -> Optional.empty();
      case HttpAnswer.NotHttp e -> Optional.of("it did not answer in HTTP. " + e.why());
      case HttpAnswer.Failed e -> Optional.of("no HTTP answer came. " + e.failure().sentence());
    };
  }
}
