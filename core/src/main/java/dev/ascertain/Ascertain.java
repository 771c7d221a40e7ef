package dev.ascertain;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.diagnose.Case;
import dev.ascertain.diagnose.Diagnoser;
import dev.ascertain.diagnose.rule.Probe;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.net.FetchCache;
import dev.ascertain.net.FetchLimits;
import dev.ascertain.net.Resolver;
import dev.ascertain.observation.Observation;
import dev.ascertain.observation.Target;
import dev.ascertain.report.Report;
import dev.ascertain.report.Settings;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells for certain why a TLS handshake works or fails.
 *
 * <pre>{@code
 * Target target = TargetParser.parse("example.com");
 * Report report =
 *     Ascertain.examine(target, Options.DEFAULT, Ascertain.environment(KeyLog.none()));
 * report.verdict();
 * }</pre>
 */
public final class Ascertain {
  private Ascertain() {}

  /** The version of Ascertain, as the report and the User-Agent field state it. */
  public static final String VERSION = "0.1.0";

  /**
   * Examines a server: connects, performs the handshake, verifies the certificate, asks for a page,
   * and diagnoses what is wrong. Never throws for anything a server or the network does.
   *
   * @return everything that was found out
   */
  public static Report examine(Target target, Options options, Environment environment) {
    Instant started = environment.wallClock().get();
    Examination examination = new Examination(target, options, environment, started);
    Examination.Result result = examination.run();
    Observation seen = result.seen();
    Case known = new Case(seen, result.verification());
    // RFC 9849 section 8.1.1: who encrypts a ClientHello "MUST NOT fall back to using unencrypted
    // ClientHellos".
    boolean encrypts =
        switch (options.offer().ech()) {
          case Options.Ech.None _, Options.Ech.Grease _ -> false;
          case Options.Ech.To _ -> true;
          case Options.Ech.FromDns _ ->
              seen.encryptedHello().flatMap(hello -> hello.choice().chosen()).isPresent();
        };
    for (Optional<Probe> wanted = Diagnoser.wantedProbe(known);
        wanted.isPresent() && !encrypts;
        wanted = Diagnoser.wantedProbe(known)) {
      seen = seen.with(FurtherConnection.ask(wanted.orElseThrow(), target, options, environment));
      known = new Case(seen, result.verification());
    }
    return Report.of(
        VERSION,
        started,
        new Settings(options.offer().versions(), options.mode()),
        seen,
        result.verification(),
        Diagnoser.diagnose(known),
        environment.crypto());
  }

  /**
   * Verifies certificates without a handshake, fetching what the verification wants. Never throws
   * for anything the certificates are, or a server or the network does.
   *
   * @param request what to verify, and by which measure
   * @param limits how much may be fetched; empty for nothing
   * @return the verification, and what was fetched for it
   */
  public static Verified verify(
      VerificationRequest request, Optional<FetchLimits> limits, Environment environment) {
    Verification first = Verifier.verify(request, environment.crypto());
    return EvidenceLoop.run(request, first, limits, ConnectOptions.DEFAULT, environment);
  }

  /** The clock, random source, resolver and trust store of this machine; nothing is cached. */
  public static Environment environment(KeyLog keyLog) {
    return environment(keyLog, FetchCache.none());
  }

  /** The clock, random source, resolver and trust store of this machine. */
  public static Environment environment(KeyLog keyLog, FetchCache cache) {
    SecureRandom random = new SecureRandom();
    return new Environment(
        System::nanoTime,
        Instant::now,
        random::nextBytes,
        Crypto.forOneHandshake(),
        Resolver.system(),
        keyLog,
        cache,
        Bundled::trust);
  }
}
