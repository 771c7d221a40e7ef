package dev.ascertain.report;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.observation.EvidenceFetch;
import dev.ascertain.verify.Check;
import dev.ascertain.verify.CheckResult;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.Severity;
import dev.ascertain.verify.StoreVerdict;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.revocation.CertificateRevocation;
import dev.ascertain.verify.transparency.TransparencyStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say about a chain of certificates: of a server's, or of one in files. Text in it
 * that came from certificates is as they state it, unless its Javadoc says that it is safe to
 * print: renderers escape it.
 *
 * @param toolVersion the version of Ascertain
 * @param subject whose chain it is: {@code example.com:443}, or the files' names
 * @param origin how the certificates came
 * @param verdict what it came to
 * @param diagnoses what is wrong and what to do about it, the most important first
 * @param at the time of judgement
 * @param name the name the certificate was to be for; empty if none was asked for
 * @param profile the rules certificates were held to
 * @param purpose what the certificate was to prove
 * @param graph the certificates, and who issued whom
 * @param findings everything found out about the list and its best path, by rank
 * @param trust what became of the chain by each trust store; the verdict is by the first
 * @param expiry until when the best path is good; empty if there is no path
 * @param revocations what is known of the revocation of the best path's certificates, the server's
 *     own first
 * @param transparency what the certificate timestamps are worth; empty if nobody asks
 * @param fetches what was fetched from elsewhere, and what came of it
 * @param checks the five checks
 * @param correction what should be sent instead
 */
public record ChainReport(
    String toolVersion,
    String subject,
    Origin origin,
    Verdict verdict,
    List<Diagnosis> diagnoses,
    Instant at,
    Optional<String> name,
    Profile profile,
    Purpose purpose,
    ChainGraph graph,
    List<Finding> findings,
    List<StoreVerdict> trust,
    Optional<PathExpiry> expiry,
    List<CertificateRevocation> revocations,
    Optional<TransparencyStatus> transparency,
    List<EvidenceFetch> fetches,
    List<CheckResult> checks,
    Correction correction) {

  /** The version of this format; changes when a member changes its meaning or goes away. */
  public static final int FORMAT_VERSION = 1;

  /** How the certificates came. */
  public sealed interface Origin {
    /** A server sent them in a handshake. */
    record Server() implements Origin {}

    /**
     * They were read from files, and are taken for what a server with these files sends.
     *
     * @param leaf the place, counted from 0, at which the certificate stood that is taken for the
     *     server's; it comes first in the verification
     */
    record Files(int leaf) implements Origin {}
  }

  /** Copies the lists. */
  public ChainReport {
    diagnoses = List.copyOf(diagnoses);
    findings = List.copyOf(findings);
    trust = List.copyOf(trust);
    revocations = List.copyOf(revocations);
    fetches = List.copyOf(fetches);
    checks = List.copyOf(checks);
  }

  /**
   * Puts a report together.
   *
   * @param toolVersion the version of Ascertain
   * @param subject whose chain it is
   * @param origin how the certificates came
   * @param verification what became of them
   * @param fetches what was fetched from elsewhere
   * @param diagnoses what is wrong, the most important first
   * @param crypto for fingerprints, and to verify the correction
   */
  public static ChainReport of(
      String toolVersion,
      String subject,
      Origin origin,
      Verification verification,
      List<EvidenceFetch> fetches,
      List<Diagnosis> diagnoses,
      Crypto crypto) {
    return new ChainReport(
        toolVersion,
        subject,
        origin,
        verdict(subject, verification, diagnoses),
        diagnoses,
        verification.at(),
        verification.name().map(Object::toString),
        verification.measure().profile(),
        verification.measure().purpose(),
        ChainGraph.of(verification, crypto),
        verification.findings(),
        verification.trust(),
        PathExpiry.of(verification),
        verification.revocations(),
        verification.transparency(),
        fetches,
        verification.checks(),
        Corrector.correct(verification, origin, crypto));
  }

  /** The bytes of all certificates as sent, without their length fields. */
  public int bytesSent() {
    return graph.nodes().stream().mapToInt(ChainNode::bytesSent).sum();
  }

  private static Verdict verdict(
      String subject, Verification verification, List<Diagnosis> diagnoses) {
    Optional<String> title = diagnoses.stream().findFirst().map(Diagnosis::title);
    if (!verification.trusted()) {
      String sentence =
          title
              .or(() -> verification.headline().map(Finding::toString))
              .orElseGet(() -> verification.check(Check.CHAIN).evidence());
      return new Verdict(Verdict.Result.FAILED, sentence, Optional.of(Verdict.Cause.CERTIFICATE));
    }
    String trusted = trusted(subject, verification);
    return diagnoses.stream()
        .filter(diagnosis -> diagnosis.severity() != Severity.INFO)
        .findFirst()
        .map(worry ->
            new Verdict(
                Verdict.Result.WARNING, trusted + " But: " + worry.title(), Optional.empty()))
        .orElseGet(() -> new Verdict(Verdict.Result.SECURE, trusted, Optional.empty()));
  }

  private static String trusted(String subject, Verification verification) {
    int root = verification.bestPath().orElseThrow().certificates().getLast();
    String name =
        verification
            .certificates()
            .get(root)
            .certificate()
            .map(content -> content.subject().shortName())
            .orElse("a root");
    return "The chain of "
        + subject
        + " is trusted: it leads to \""
        + name
        + "\", a root of "
        + verification.store()
        + ".";
  }
}
