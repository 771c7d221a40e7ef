package dev.ascertain.app.terminal;

import dev.ascertain.report.Report;
import dev.ascertain.report.ReportCertificate;
import dev.ascertain.verify.JudgedCertificate;

/** The certificates as sent, as PEM with a comment before each: for other programs to read. */
public final class CertificateChain {
  private CertificateChain() {}

  /** The text; empty if no certificate came. */
  public static String render(Report report) {
    StringBuilder text = new StringBuilder();
    for (ReportCertificate certificate : report.certificates()) {
      if (certificate.source() == JudgedCertificate.Source.SENT) {
        String subject =
            certificate
                .certificate()
                .map(content -> content.subject().toString())
                .orElse("unreadable");
        // RFC 7468 section 5.2: text around the blocks explains them, and parsers pass it over.
        text.append("# ").append(certificate.index()).append(": ");
        text.append(Printable.of(subject, true)).append('\n').append(certificate.pem());
      }
    }
    return text.toString();
  }
}
