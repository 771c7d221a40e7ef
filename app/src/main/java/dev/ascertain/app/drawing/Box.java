package dev.ascertain.app.drawing;

import dev.ascertain.app.terminal.NodeMark;
import dev.ascertain.app.terminal.Printable;
import dev.ascertain.app.terminal.Validity;
import dev.ascertain.report.ChainEdge;
import dev.ascertain.report.ChainNode;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.MissingIssuer;
import dev.ascertain.report.ReportCertificate;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate of the drawing, or one that is missing.
 *
 * @param id its name in the drawing: {@code c0}, or {@code m0} for the missing issuer of {@code c0}
 * @param tone the state it is in
 * @param lines what is written in it; safe to show, not yet escaped
 */
record Box(String id, Tone tone, List<Line> lines) {

  /** The state of a certificate. */
  enum Tone {
    /** On the best path. */
    PATH,
    /** A trusted root. */
    ROOT,
    /** Beside the best path. */
    ASIDE,
    /** Something is wrong with it, or it is missing. */
    BAD
  }

  /** A line, and how it is meant. */
  record Line(Weight weight, String text) {}

  /** How a line is meant. */
  enum Weight {
    TITLE,
    PLAIN,
    GOOD,
    WARNING,
    BAD
  }

  Box {
    lines = List.copyOf(lines);
  }

  /** The box of a certificate. */
  static Box of(ChainNode node, ChainReport report) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Weight.TITLE, node.index() + "  " + Printable.of(node.name(), true)));
    node.certificate()
        .ifPresent(content -> {
          lines.add(
              new Line(
                  Weight.PLAIN,
                  Printable.of(
                      content.subjectPublicKeyInfo().key() + " · " + content.signatureAlgorithm(),
                      true)));
          Validity validity = Validity.of(content, report.at());
          lines.add(new Line(weight(validity.state()), validity.words()));
          if (node.bytesSent() > 0) {
            lines.add(new Line(Weight.PLAIN, node.bytesSent() + " bytes in every handshake"));
          }
        });
    for (NodeMark mark : NodeMark.of(node, isIssuer(node, report))) {
      lines.add(new Line(weight(mark.kind()), Printable.of(mark.words(), true)));
    }
    for (Finding finding : node.findings()) {
      if (!NodeMark.isSaid(finding, node)) {
        Weight weight = finding.severity() == Severity.ERROR ? Weight.BAD : Weight.WARNING;
        lines.add(new Line(weight, Printable.of(finding.toString(), true)));
      }
    }
    return new Box("c" + node.index(), tone(node), lines);
  }

  /** The box of a certificate that nobody has. */
  static Box of(MissingIssuer missing) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Weight.TITLE, "?  " + Printable.of(missing.name(), true)));
    lines.add(new Line(Weight.BAD, "missing: not sent, and no trusted root"));
    missing.locations().stream()
        .limit(1)
        .forEach(location ->
            lines.add(new Line(Weight.PLAIN, "can be had at " + Printable.of(location, true))));
    return new Box("m" + missing.child(), Tone.BAD, lines);
  }

  /** Whether it issued another one, or nobody says so. */
  private static boolean isIssuer(ChainNode node, ChainReport report) {
    List<ChainEdge> to =
        report.graph().edges().stream().filter(edge -> edge.issuer() == node.index()).toList();
    return to.isEmpty() || to.stream().anyMatch(ChainEdge::holds);
  }

  private static Tone tone(ChainNode node) {
    boolean bad =
        node.certificate().isEmpty()
            || node.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    if (bad) {
      return Tone.BAD;
    }
    if (!node.trustedBy().isEmpty()) {
      return Tone.ROOT;
    }
    return node.role() == ReportCertificate.Role.NOT_ON_PATH ? Tone.ASIDE : Tone.PATH;
  }

  private static Weight weight(Validity.State state) {
    return switch (state) {
      case GOOD -> Weight.GOOD;
      case SOON_OVER -> Weight.WARNING;
      case BAD -> Weight.BAD;
    };
  }

  private static Weight weight(NodeMark.Kind kind) {
    return switch (kind) {
      case GOOD -> Weight.GOOD;
      case QUIET -> Weight.PLAIN;
      case WARNING -> Weight.WARNING;
    };
  }
}
