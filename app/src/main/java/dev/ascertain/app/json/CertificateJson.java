package dev.ascertain.app.json;

import dev.ascertain.report.ReportCertificate;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.Severity;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.GeneralName;
import dev.ascertain.x509.SubjectAltName;
import java.util.List;

/** A certificate. */
final class CertificateJson {
  private CertificateJson() {}

  static void write(JsonWriter json, ReportCertificate certificate) {
    json.member("index", certificate.index())
        .member("source", source(certificate.source()))
        .member("role", certificate.role().id())
        .member("sha256", certificate.sha256())
        .member("length", certificate.der().length)
        .object("content", certificate.certificate(), CertificateJson::content)
        .objects("findings", certificate.findings(), CertificateJson::finding)
        .member("pem", certificate.pem());
  }

  static void content(JsonWriter json, Certificate certificate) {
    json.member("subject", certificate.subject().toString())
        .member("issuer", certificate.issuer().toString())
        .member("serialNumber", certificate.serialNumber().toString(16))
        .member("notBefore", certificate.notBefore().toString())
        .member("notAfter", certificate.notAfter().toString())
        .member("key", certificate.subjectPublicKeyInfo().key().toString())
        .member("signatureAlgorithm", certificate.signatureAlgorithm().toString())
        .objects(
            "subjectAltNames",
            certificate
                .extension(SubjectAltName.class)
                .map(SubjectAltName::names)
                .orElse(List.of()),
            CertificateJson::name);
  }

  private static void name(JsonWriter json, GeneralName name) {
    json.member("kind", name.kind()).member("value", name.toString());
  }

  static void finding(JsonWriter json, Finding finding) {
    json.member("id", finding.id())
        .member("severity", severity(finding.severity()))
        .member("sentence", finding.toString());
  }

  static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case INCONCLUSIVE -> "inconclusive";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  static String source(JudgedCertificate.Source source) {
    return switch (source) {
      case SENT -> "sent";
      case EXTRA -> "extra";
      case FETCHED -> "fetched";
      case ANCHOR -> "trust-store";
    };
  }
}
