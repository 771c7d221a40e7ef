package dev.ascertain.app;

import dev.ascertain.Ascertain;
import dev.ascertain.Environment;
import dev.ascertain.app.Invocation.ChainSubject;
import dev.ascertain.diagnose.Diagnoser;
import dev.ascertain.handshake.Event;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.Handshake;
import dev.ascertain.report.Judgement;
import dev.ascertain.report.LadderEntry;
import dev.ascertain.report.Report;
import dev.ascertain.report.ReportCertificate;
import dev.ascertain.verify.FromHandshake;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.KeyProof;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.wire.extension.StapledStatus;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies chains by what the command line says, and puts the report on them together. */
final class ChainVerification {
  private ChainVerification() {}

  /** The report on the certificates in files. */
  static ChainReport ofFiles(ChainSubject.Files files, Judging judging, Environment environment)
      throws UsageException {
    List<byte[]> all = new ArrayList<>();
    for (String name : files.names()) {
      all.addAll(CertificateFiles.read("", name, files.password()));
    }
    LeafChoice choice = LeafChoice.among(all);
    Instant at = judging.at().orElseGet(environment.wallClock());
    VerificationRequest request =
        request(choice.certificates(), judging.name(), at, Optional.empty(), judging, environment);
    String subject = String.join(", ", files.names());
    Verification verification = Verifier.verify(request, environment.crypto());
    return ChainReport.of(
        Ascertain.VERSION,
        subject,
        new ChainReport.Origin.Files(choice.leaf()),
        verification,
        Diagnoser.diagnose(verification, subject),
        environment.crypto());
  }

  /** The report on what a server sent; empty if it sent no certificates. */
  static Optional<ChainReport> ofServer(Report seen, Judging judging, Environment environment) {
    List<byte[]> sent =
        seen.certificates().stream()
            .filter(certificate -> certificate.source() == JudgedCertificate.Source.SENT)
            .map(ReportCertificate::der)
            .toList();
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    Optional<ReferenceIdentifier> name =
        judging
            .name()
            .or(() -> seen.judgement().flatMap(Judgement::name).map(ReferenceIdentifier::parse));
    Instant at = judging.at().orElse(seen.started());
    Verification verification =
        Verifier.verify(
            request(sent, name, at, Optional.of(handshake(seen)), judging, environment),
            environment.crypto());
    return Optional.of(
        ChainReport.of(
            Ascertain.VERSION,
            seen.target().toString(),
            new ChainReport.Origin.Server(),
            verification,
            Diagnoser.diagnose(verification, seen.target().toString()),
            environment.crypto()));
  }

  private static VerificationRequest request(
      List<byte[]> certificates,
      Optional<ReferenceIdentifier> name,
      Instant at,
      Optional<FromHandshake> handshake,
      Judging judging,
      Environment environment) {
    return new VerificationRequest(
        certificates,
        name,
        at.truncatedTo(ChronoUnit.SECONDS),
        judging.measure(environment.bundledTrust()),
        judging.untrusted(),
        handshake,
        new Evidence(List.of(), judging.crls(), judging.ocspResponses()));
  }

  private static FromHandshake handshake(Report seen) {
    List<Event> events =
        seen.handshake().map(Handshake::ladder).orElse(List.of()).stream()
            .map(LadderEntry::event)
            .toList();
    Map<Integer, byte[]> staples = new HashMap<>();
    Optional<byte[]> timestamps = Optional.empty();
    KeyProof proof = KeyProof.NOT_REACHED;
    for (Event event : events) {
      if (event instanceof Event.Message message
          && message.message() instanceof Certificate13 certificates) {
        for (int i = 0; i < certificates.certificateList().size(); i++) {
          int index = i;
          var extensions = certificates.certificateList().get(i).extensions();
          extensions
              .find(StapledStatus.class)
              .ifPresent(staple -> staples.put(index, staple.response().bytes()));
        }
      } else if (event instanceof Event.Message message
          && message.message() instanceof CertificateStatus status) {
        staples.putAll(status.staples());
      } else if (event instanceof Event.KeyProven proven) {
        proof = proof(proven.proof());
      }
    }
    return new FromHandshake(staples, timestamps, proof);
  }

  private static KeyProof proof(dev.ascertain.handshake.KeyProof proof) {
    return switch (proof) {
      case CERTIFICATE_VERIFY -> KeyProof.PROVEN_BY_CERTIFICATE_VERIFY;
      case SERVER_KEY_EXCHANGE -> KeyProof.PROVEN_BY_SERVER_KEY_EXCHANGE;
      case RSA_KEY_EXCHANGE -> KeyProof.PROVEN_BY_RSA_KEY_EXCHANGE;
      case FAILED -> KeyProof.FAILED;
      case NOT_REACHED -> KeyProof.NOT_REACHED;
    };
  }
}
