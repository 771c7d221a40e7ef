package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainEdge;
import dev.ascertain.report.ChainGraph;
import dev.ascertain.report.ChainNode;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.MissingIssuer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The chain as a tree: the server's certificate on top, whoever issued it below, the roots at the
 * tips. A certificate that several paths meet is described once. Used for one report.
 */
final class TreeSection {
  private final ChainReport report;
  private final ChainGraph graph;
  private final Sheet sheet;
  private final NodeText text;
  private final Set<Integer> drawn = new HashSet<>();

  private TreeSection(ChainReport report, Sheet sheet) {
    this.report = report;
    this.graph = report.graph();
    this.sheet = sheet;
    this.text = new NodeText(report, sheet);
  }

  static void write(ChainReport report, Sheet sheet) {
    if (!report.graph().nodes().isEmpty()) {
      new TreeSection(report, sheet).write();
    }
  }

  private void write() {
    sheet.heading("Chain", note());
    ChainNode leaf = graph.nodes().getFirst();
    node(leaf, "  ", "  ", Optional.empty());
    List<ChainNode> unreached = graph.unreached();
    if (!unreached.isEmpty()) {
      sheet.gap();
      sheet.line(Span.quiet("  On no path from the server's certificate"));
      unreached.forEach(node -> node(node, "  ", "  ", Optional.empty()));
    }
  }

  private String note() {
    String order = "each certificate above the one that issued it";
    return switch (report.origin()) {
      case ChainReport.Origin.Server _ -> order;
      case ChainReport.Origin.Files files ->
          files.leaf() == 0
              ? order
              : "number "
                  + (files.leaf() + 1)
                  + " in the file is taken for the server's: the only one not a CA's";
    };
  }

  /**
   * A certificate, and below it its issuers.
   *
   * @param lead what stands before its first line
   * @param margin what stands before its further lines
   * @param from the edge that led here; empty if none did
   */
  private void node(ChainNode node, String lead, String margin, Optional<ChainEdge> from) {
    drawn.add(node.index());
    List<ChainEdge> issuers = graph.above(node.index());
    List<MissingIssuer> missing = graph.missingAbove(node.index());
    int left = issuers.size() + missing.size();
    String trunk = left == 0 ? "   " : sheet.look().glyph("│  ", "|  ");
    text.title(lead, node);
    from.ifPresent(edge -> text.refusal(margin + trunk, edge));
    text.details(margin + trunk, node, from.map(ChainEdge::holds).orElse(true));
    for (ChainEdge edge : issuers) {
      left--;
      branch(edge, margin, left == 0);
    }
    for (MissingIssuer issuer : missing) {
      left--;
      sheet.line(Span.quiet(margin + sheet.look().glyph("│", "|")));
      text.missing(margin + corner(left == 0, "x"), margin + further(left == 0), issuer);
    }
  }

  private void branch(ChainEdge edge, String margin, boolean last) {
    sheet.line(Span.quiet(margin + sheet.look().glyph("│", "|")));
    ChainNode issuer = graph.node(edge.issuer());
    String lead = margin + corner(last, mark(edge));
    String below = margin + further(last);
    if (drawn.contains(issuer.index())) {
      text.again(lead, issuer);
      text.refusal(below, edge);
    } else {
      node(issuer, lead, below, Optional.of(edge));
    }
  }

  /** What leads from a certificate to its issuer; a cross on it where that fails. */
  private String corner(boolean last, String mark) {
    String line = sheet.look().glyph(last ? "└─" : "├─", last ? "`-" : "|-");
    return line
        + switch (mark) {
          case "x" -> sheet.look().glyph("✗ ", "x ");
          case "?" -> "? ";
          default -> sheet.look().glyph("─ ", "- ");
        };
  }

  private String further(boolean last) {
    return last ? "    " : sheet.look().glyph("│   ", "|   ");
  }

  private static String mark(ChainEdge edge) {
    if (edge.holds()) {
      return "";
    }
    return edge.signature() == ChainEdge.Signature.COULD_NOT_TELL ? "?" : "x";
  }
}
