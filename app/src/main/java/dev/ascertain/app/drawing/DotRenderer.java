package dev.ascertain.app.drawing;

import dev.ascertain.app.terminal.Printable;
import dev.ascertain.report.ChainEdge;
import dev.ascertain.report.ChainNode;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.MissingIssuer;
import java.util.stream.Collectors;

/** Writes a chain in the language of Graphviz, from each certificate to its issuers. */
public final class DotRenderer {
  private DotRenderer() {}

  /** The graph, with a line end. */
  public static String render(ChainReport report) {
    StringBuilder out = new StringBuilder(4096);
    out.append("digraph chain {\n");
    out.append("  graph [rankdir=TB, labelloc=t, fontname=\"sans-serif\", label=")
        .append(quoted(Wrap.lines(Printable.of(report.verdict().sentence(), true), 80)))
        .append("];\n");
    out.append("  node [shape=box, fontname=\"sans-serif\", fontsize=11, margin=\"0.2,0.1\"];\n");
    out.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (ChainNode node : report.graph().nodes()) {
      box(Box.of(node, report), out);
    }
    for (MissingIssuer missing : report.graph().missing()) {
      box(Box.of(missing), out);
      out.append("  c").append(missing.child()).append(" -> m").append(missing.child());
      out.append(" [style=dashed, color=\"#c62828\"];\n");
    }
    report.graph().edges().forEach(edge -> edge(edge, out));
    return out.append("}\n").toString();
  }

  private static void box(Box box, StringBuilder out) {
    String label =
        box.lines().stream()
            .map(line -> Wrap.lines(line.text(), 48))
            .collect(Collectors.joining("\n"));
    out.append("  ").append(box.id()).append(" [label=").append(quoted(label));
    out.append(
        switch (box.tone()) {
          case PATH -> ", style=rounded, penwidth=2, color=\"#1565c0\"";
          case ROOT -> ", style=\"rounded,bold\", peripheries=2, color=\"#2e7d32\"";
          case ASIDE -> ", style=\"rounded,dashed\", color=\"#757575\"";
          case BAD -> ", style=rounded, penwidth=2, color=\"#c62828\"";
        });
    out.append("];\n");
  }

  private static void edge(ChainEdge edge, StringBuilder out) {
    out.append("  c").append(edge.child()).append(" -> c").append(edge.issuer());
    if (edge.holds()) {
      out.append(edge.onBestPath() ? " [penwidth=2, color=\"#1565c0\"]" : " [color=\"#757575\"]");
    } else {
      out.append(" [style=dashed, color=\"#c62828\", fontcolor=\"#c62828\", label=")
          .append(quoted(Wrap.lines(EdgeWords.of(edge), 36)))
          .append(']');
    }
    out.append(";\n");
  }

  /**
   * A quoted string of the language. Within labels {@code \} begins an escape sequence and {@code
   * &} an HTML entity, so both are escaped.
   */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '&' -> quoted.append("&amp;");
            case '\n' -> quoted.append("\\n");
            default -> quoted.appendCodePoint(c);
          }
        });
    return quoted.append('"').toString();
  }
}
