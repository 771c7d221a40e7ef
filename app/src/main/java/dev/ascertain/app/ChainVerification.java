package dev.ascertain.app;

import dev.ascertain.Ascertain;
import dev.ascertain.Environment;
import dev.ascertain.Verified;
import dev.ascertain.app.Invocation.ChainSubject;
import dev.ascertain.diagnose.Diagnoser;
import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.Report;
import dev.ascertain.verify.FindingKind;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together the report on a chain: one in files, or one that a server sent. */
final class ChainVerification {
  private ChainVerification() {}

  /**
   * The report on the certificates in files.
   *
   * @throws UsageException if a file cannot be read, or holds no certificate
   */
  static ChainReport ofFiles(ChainSubject.Files files, Environment environment)
      throws UsageException {
    List<byte[]> all = new ArrayList<>();
    for (String name : files.names()) {
      all.addAll(CertificateFiles.read("", name, files.password()));
    }
    LeafChoice choice = LeafChoice.among(all);
    VerificationRequest request =
        files
            .judgement()
            .request(
                choice.certificates(),
                files.name(),
                environment.wallClock().get(),
                environment.bundledTrust());
    Verified verified = Ascertain.verify(request, files.judgement().fetch(), environment);
    String subject = String.join(" ", files.names());
    return ChainReport.of(
        Ascertain.VERSION,
        subject,
        new ChainReport.Origin.Files(choice.leaf()),
        verified.verification(),
        verified.fetches(),
        Diagnoser.diagnose(verified.verification(), subject),
        environment.crypto());
  }

  /** The report on what a server sent; empty if it sent no certificates. */
  static Optional<ChainReport> ofServer(Report seen, Environment environment) {
    return seen.verification()
        .filter(verification -> !verification.certificates().isEmpty())
        .map(verification -> ofServer(seen, verification, environment));
  }

  private static ChainReport ofServer(
      Report seen, Verification verification, Environment environment) {
    return ChainReport.of(
        Ascertain.VERSION,
        seen.target().toString(),
        new ChainReport.Origin.Server(),
        verification,
        seen.fetches(),
        seen.diagnoses().stream().filter(ChainVerification::isAboutCertificates).toList(),
        environment.crypto());
  }

  /** What is wrong with the handshake besides is none of the chain's business. */
  private static boolean isAboutCertificates(Diagnosis diagnosis) {
    return diagnosis.id().equals(Cause.CLIENT_CLOCK.id())
        || Stream.of(FindingKind.values()).anyMatch(kind -> kind.id().equals(diagnosis.id()));
  }
}
