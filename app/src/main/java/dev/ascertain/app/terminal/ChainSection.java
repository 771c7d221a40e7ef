package dev.ascertain.app.terminal;

import dev.ascertain.report.Judgement;
import dev.ascertain.report.Report;
import dev.ascertain.report.ReportCertificate;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.Severity;
import dev.ascertain.x509.Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The certificates as sent, and the root they lead to. */
final class ChainSection {
  private static final int INDENT = 5;

  private ChainSection() {}

  static void write(Report report, Sheet sheet) {
    if (report.certificates().isEmpty()) {
      return;
    }
    long bytes =
        report.certificates().stream()
            .filter(c -> c.source() == JudgedCertificate.Source.SENT)
            .mapToLong(c -> c.der().length)
            .sum();
    sheet.heading("Certificates", "in the order sent" + sheet.look().dot() + bytes + " bytes");
    Instant at = report.judgement().map(Judgement::at).orElse(report.started());
    for (ReportCertificate certificate : report.certificates()) {
      write(certificate, report, at, sheet);
    }
  }

  private static void write(ReportCertificate certificate, Report report, Instant at, Sheet sheet) {
    if (certificate.certificate().isEmpty()) {
      sheet.line(
          Span.plain("  " + certificate.index() + "  "),
          new Span(
              Tone.BAD, "unreadable" + sheet.look().dot() + certificate.der().length + " bytes"));
    } else if (certificate.role() == ReportCertificate.Role.ROOT) {
      root(certificate, report, at, sheet);
    } else {
      sent(certificate, certificate.certificate().orElseThrow(), at, sheet);
    }
    findings(certificate, sheet);
  }

  private static void sent(
      ReportCertificate certificate, Certificate content, Instant at, Sheet sheet) {
    String dot = sheet.look().dot();
    title(certificate.index() + "", content, at, sheet);
    String names = SubjectNames.of(content);
    if (!names.isEmpty()) {
      sheet.paragraph(INDENT, Tone.PLAIN, "for " + names);
    }
    sheet.paragraph(
        INDENT,
        Tone.QUIET,
        "issued by "
            + content.issuer().shortName()
            + dot
            + content.subjectPublicKeyInfo().key()
            + dot
            + content.signatureAlgorithm());
    if (sheet.look().shows(Look.Detail.FIELDS)) {
      details(certificate, content, sheet);
    }
    switch (certificate.source()) {
      case FETCHED ->
          sheet.paragraph(
              INDENT, Tone.WARNING, "not sent: fetched from where the certificate above says");
      case EXTRA -> sheet.paragraph(INDENT, Tone.WARNING, "not sent: given besides");
      case SENT, ANCHOR -> {}
    }
    if (certificate.role() == ReportCertificate.Role.NOT_ON_PATH) {
      sheet.paragraph(INDENT, Tone.QUIET, "not part of the path that was judged");
    }
  }

  private static void root(ReportCertificate certificate, Report report, Instant at, Sheet sheet) {
    String store =
        report
            .judgement()
            .map(j -> j.trustStore() + j.trustStoreDate().map(date -> " (" + date + ")").orElse(""))
            .orElse("the trust store");
    title(sheet.look().glyph("⌂", "*"), certificate.certificate().orElseThrow(), at, sheet);
    sheet.paragraph(INDENT, Tone.QUIET, "trusted root of " + store + sent(certificate, report));
  }

  /** Whether the server sent the root, which stands at the end of the path wherever it was sent. */
  private static String sent(ReportCertificate root, Report report) {
    if (root.source() != JudgedCertificate.Source.ANCHOR) {
      return "";
    }
    return report.certificates().stream()
        .filter(each -> each.source() == JudgedCertificate.Source.SENT)
        .filter(each -> Arrays.equals(each.der(), root.der()))
        .findFirst()
        .map(each -> ", sent as " + each.index() + ", though clients have it")
        .orElse(", not sent");
  }

  /** The subject, and at the right how long the certificate is still good. */
  private static void title(String mark, Certificate content, Instant at, Sheet sheet) {
    Span validity = Validity.of(content, at).span();
    int room = sheet.look().proseWidth() - INDENT - validity.text().length() - 2;
    String subject = sheet.cut(sheet.printable(content.subject().shortName()), room);
    sheet.line(
        Span.plain("  " + Printable.pad(mark, INDENT - 2)),
        Span.strong(Printable.pad(subject, room) + "  "),
        validity);
  }

  private static void details(ReportCertificate certificate, Certificate content, Sheet sheet) {
    sheet.paragraph(INDENT, Tone.PLAIN, "subject " + content.subject());
    sheet.paragraph(INDENT, Tone.PLAIN, "issuer " + content.issuer());
    sheet.paragraph(
        INDENT,
        Tone.PLAIN,
        "valid from "
            + Words.time(content.notBefore())
            + " until "
            + Words.time(content.notAfter()));
    sheet.paragraph(INDENT, Tone.PLAIN, "serial number " + content.serialNumber().toString(16));
    sheet.paragraph(INDENT, Tone.PLAIN, "SHA-256 " + Hex.of(certificate.sha256()));
  }

  private static void findings(ReportCertificate certificate, Sheet sheet) {
    for (Finding finding : certificate.findings()) {
      Tone tone = Marks.tone(finding.severity());
      String mark = Marks.of(finding.severity(), sheet.look());
      sheet.paragraph(
          List.of(Span.plain(" ".repeat(INDENT)), new Span(tone, mark + " ")),
          INDENT + 2,
          finding.severity() == Severity.ERROR ? Tone.BAD : Tone.QUIET,
          finding.toString());
    }
  }
}
