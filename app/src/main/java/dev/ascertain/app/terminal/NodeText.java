package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainEdge;
import dev.ascertain.report.ChainNode;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.MissingIssuer;
import dev.ascertain.report.ReportCertificate;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Severity;
import dev.ascertain.x509.Certificate;
import java.util.List;

/** The words about one certificate of the tree. */
final class NodeText {
  /** The number and the mark of a root. */
  private static final int LABEL_COLUMNS = 4;

  private final ChainReport report;
  private final Sheet sheet;
  private final Look look;

  NodeText(ChainReport report, Sheet sheet) {
    this.report = report;
    this.sheet = sheet;
    this.look = sheet.look();
  }

  /** The number, the name and, at the right, how long it is still good. */
  void title(String lead, ChainNode node) {
    Span validity =
        node.certificate()
            .map(content -> Validity.of(content, report.at()).span())
            .orElseGet(() -> new Span(Tone.BAD_STRONG, "unreadable"));
    int left = Printable.width(lead) + LABEL_COLUMNS;
    int room = look.proseWidth() - left - validity.text().length() - 2;
    String name = sheet.cut(sheet.printable(node.name()), room);
    sheet.line(
        Span.quiet(lead),
        Span.plain(label(node)),
        new Span(onPath(node) ? Tone.STRONG : Tone.PLAIN, Printable.pad(name, room) + "  "),
        validity);
  }

  /**
   * Everything else about it.
   *
   * @param issuing whether it is the issuer of the certificate above it
   */
  void details(String margin, ChainNode node, boolean issuing) {
    NodeMark.of(node, issuing).forEach(mark -> line(margin, tone(mark), mark.words()));
    node.certificate().ifPresent(content -> content(margin, node, content));
    for (Finding finding : node.findings()) {
      if (!NodeMark.isSaid(finding, node)) {
        finding(margin, finding);
      }
    }
  }

  /** A certificate that is described above. */
  void again(String lead, ChainNode node) {
    sheet.line(
        Span.quiet(lead),
        Span.plain(label(node)),
        Span.plain(sheet.cut(sheet.printable(node.name()), look.proseWidth() / 2)),
        Span.quiet(", described above"));
  }

  /** Why a certificate is not the issuer that its name says it is; nothing if it is. */
  void refusal(String margin, ChainEdge edge) {
    if (edge.signature() == ChainEdge.Signature.FAILS) {
      refusal(
          margin,
          Tone.BAD,
          Marks.of(Severity.ERROR, look),
          "Signature: the name fits, but this key did not sign certificate " + edge.child() + ".");
      return;
    }
    for (Finding finding : edge.findings()) {
      boolean grave = finding.severity() == Severity.ERROR;
      refusal(
          margin,
          grave ? Tone.BAD : Tone.WARNING,
          Marks.of(finding.severity(), look),
          CheckNames.of(finding) + ": " + finding);
    }
  }

  private void refusal(String margin, Tone tone, String mark, String words) {
    sheet.paragraph(
        List.of(Span.quiet(margin), new Span(tone, mark + " ")), margin + "  ", tone, words);
  }

  /** An issuer that nobody has. */
  void missing(String lead, String margin, MissingIssuer issuer) {
    sheet.paragraph(
        List.of(new Span(Tone.BAD_STRONG, lead)),
        margin,
        Tone.BAD,
        "missing: " + issuer.name() + " was not sent and is no trusted root");
    if (!issuer.locations().isEmpty()) {
      line(margin, Tone.QUIET, "can be had at " + String.join(", ", issuer.locations()));
    }
  }

  private static Tone tone(NodeMark mark) {
    return switch (mark.kind()) {
      case GOOD -> Tone.GOOD;
      case QUIET -> Tone.QUIET;
      case WARNING -> Tone.WARNING;
    };
  }

  private void content(String margin, ChainNode node, Certificate content) {
    String dot = look.dot();
    if (node.role() == ReportCertificate.Role.SERVER) {
      String names = SubjectNames.of(content);
      if (!names.isEmpty()) {
        line(margin, Tone.PLAIN, "for " + names);
      }
    }
    line(
        margin,
        Tone.QUIET,
        content.subjectPublicKeyInfo().key()
            + dot
            + content.signatureAlgorithm()
            + dot
            + "until "
            + Words.day(content.notAfter())
            + bytes(node));
    if (look.shows(Look.Detail.FIELDS)) {
      line(margin, Tone.PLAIN, "subject " + content.subject());
      line(margin, Tone.PLAIN, "issuer " + content.issuer());
      line(
          margin,
          Tone.PLAIN,
          "valid from "
              + Words.time(content.notBefore())
              + " until "
              + Words.time(content.notAfter()));
      line(margin, Tone.PLAIN, "serial number " + content.serialNumber().toString(16));
      line(margin, Tone.PLAIN, "SHA-256 " + Hex.of(node.sha256()));
    }
  }

  /** What it costs in every handshake; nothing if it is not sent. */
  private String bytes(ChainNode node) {
    return switch (node.sentAt().size()) {
      case 0 -> "";
      case 1 -> look.dot() + node.der().length + " bytes";
      default -> look.dot() + node.sentAt().size() + " times " + node.der().length + " bytes";
    };
  }

  private void finding(String margin, Finding finding) {
    sheet.paragraph(
        List.of(
            Span.quiet(margin),
            new Span(Marks.tone(finding.severity()), Marks.of(finding.severity(), look) + " ")),
        margin + "  ",
        finding.severity() == Severity.ERROR ? Tone.BAD : Tone.QUIET,
        finding.toString());
  }

  private static boolean onPath(ChainNode node) {
    return node.role() != ReportCertificate.Role.NOT_ON_PATH;
  }

  private String label(ChainNode node) {
    String root = node.trustedBy().isEmpty() ? "" : look.glyph(" ⌂", " *");
    return Printable.pad(node.index() + root, LABEL_COLUMNS);
  }

  private void line(String margin, Tone tone, String words) {
    sheet.paragraph(List.of(Span.quiet(margin)), margin, tone, words);
  }
}
