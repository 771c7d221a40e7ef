package dev.ascertain.app.drawing;

import dev.ascertain.app.terminal.Printable;
import dev.ascertain.report.ChainEdge;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.MissingIssuer;
import dev.ascertain.report.Verdict;
import java.util.List;
import java.util.Map;

/** Draws a chain as SVG, complete in itself, for light and dark backgrounds. */
public final class SvgRenderer {
  private static final int VERDICT_LINE = 24;
  private static final int EDGE_COLUMNS = 34;

  private static final String STYLE =
      """
        <style>
          svg { background: #fff; color-scheme: light dark; }
          text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: #1f2328; white-space: pre; }
          .verdict { font-size: 17px; font-weight: 600; }
          .title { font-weight: 600; font-size: 14px; }
          .plain { fill: #59636e; }
          .good { fill: #1a7f37; }
          .warning { fill: #9a6700; }
          .bad { fill: #cf222e; }
          rect { fill: #f6f8fa; stroke: #1565c0; stroke-width: 2; }
          .root rect { fill: #ecf8ee; stroke: #1a7f37; }
          .aside rect { stroke: #818b98; stroke-width: 1.5; stroke-dasharray: 6 4; }
          .wrong rect { fill: #fff1f0; stroke: #cf222e; }
          path { fill: none; stroke: #818b98; stroke-width: 1.5; }
          path.best { stroke: #1565c0; stroke-width: 3; }
          path.broken { stroke: #cf222e; stroke-width: 2; stroke-dasharray: 7 5; }
          .halo { stroke: #fff; stroke-width: 5; stroke-linejoin: round; paint-order: stroke; }
          @media (prefers-color-scheme: dark) {
            svg { background: #0d1117; }
            text { fill: #e6edf3; }
            .plain { fill: #9198a1; }
            .good { fill: #3fb950; }
            .warning { fill: #d29922; }
            .bad { fill: #ff7b72; }
            rect { fill: #151b23; stroke: #58a6ff; }
            .root rect { fill: #10231a; stroke: #3fb950; }
            .wrong rect { fill: #2a1516; stroke: #ff7b72; }
            path.best { stroke: #58a6ff; }
            path.broken { stroke: #ff7b72; }
            .halo { stroke: #0d1117; }
          }
        </style>
      """;

  private final ChainReport report;
  private final Layout layout;
  private final StringBuilder out = new StringBuilder(1 << 14);

  private SvgRenderer(ChainReport report) {
    this.report = report;
    List<String> verdict =
        Wrap.list(Printable.of(report.verdict().sentence(), true), Layout.VERDICT_COLUMNS);
    this.layout = Layout.of(report, verdict);
  }

  /** The picture, with a line end. */
  public static String render(ChainReport report) {
    return new SvgRenderer(report).draw();
  }

  private String draw() {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(layout.width())
        .append("\" height=\"")
        .append(layout.height())
        .append("\" viewBox=\"0 0 ")
        .append(layout.width())
        .append(' ')
        .append(layout.height())
        .append("\" role=\"img\">\n");
    out.append("  <title>").append(escaped(report.subject())).append("</title>\n");
    out.append(STYLE);
    verdict();
    report.graph().edges().forEach(this::edge);
    report.graph().missing().forEach(this::missing);
    layout.boxes().forEach(this::box);
    report.graph().unreached().stream().findFirst().ifPresent(node -> aside("c" + node.index()));
    // Over the boxes, since a label may be wider than the space between them.
    report.graph().edges().stream().filter(edge -> !edge.holds()).forEach(this::refusal);
    return out.append("</svg>\n").toString();
  }

  private void verdict() {
    String tone =
        switch (report.verdict().result()) {
          case SECURE -> "good";
          case WARNING -> "warning";
          case FAILED -> "bad";
        };
    String mark =
        report.verdict().result() == Verdict.Result.SECURE
            ? "✓ "
            : report.verdict().result() == Verdict.Result.WARNING ? "! " : "✗ ";
    int y = Layout.MARGIN + VERDICT_LINE - 6;
    for (String line : layout.verdict()) {
      text(Layout.MARGIN, y, "verdict " + tone, mark + line);
      mark = "   ";
      y += VERDICT_LINE;
    }
  }

  private void box(Layout.Placed placed) {
    String group =
        switch (placed.box().tone()) {
          case PATH -> "path";
          case ROOT -> "root";
          case ASIDE -> "aside";
          case BAD -> "wrong";
        };
    out.append("  <g class=\"").append(group).append("\">\n    <rect x=\"");
    out.append(placed.x()).append("\" y=\"").append(placed.y());
    out.append("\" width=\"").append(Layout.BOX_WIDTH);
    out.append("\" height=\"").append(placed.height()).append("\" rx=\"8\"/>\n");
    int y = placed.y() + Layout.BOX_PADDING + 11;
    for (Box.Line line : placed.lines()) {
      String weight =
          switch (line.weight()) {
            case TITLE -> "title";
            case PLAIN -> "plain";
            case GOOD -> "good";
            case WARNING -> "warning";
            case BAD -> "bad";
          };
      out.append("  ");
      text(placed.x() + Layout.BOX_PADDING, y, weight, line.text());
      y += Layout.LINE;
    }
    out.append("  </g>\n");
  }

  private void edge(ChainEdge edge) {
    String kind = edge.holds() ? edge.onBestPath() ? "best" : "other" : "broken";
    curve("c" + edge.child(), "c" + edge.issuer(), kind);
  }

  private void missing(MissingIssuer missing) {
    curve("c" + missing.child(), "m" + missing.child(), "broken");
  }

  /** From the middle of one box's lower side to the middle of another's upper side. */
  private void curve(String from, String to, String kind) {
    Map<String, Layout.Placed> places = layout.byId();
    Layout.Placed above = places.get(from);
    Layout.Placed below = places.get(to);
    if (above == null || below == null) {
      return;
    }
    int x1 = above.x() + Layout.BOX_WIDTH / 2;
    int y1 = above.y() + above.height();
    int x2 = below.x() + Layout.BOX_WIDTH / 2;
    int y2 = below.y();
    int bend = Math.max(30, Math.abs(y2 - y1) / 2);
    out.append("  <path class=\"").append(kind).append("\" d=\"M").append(x1).append(' ');
    out.append(y1).append(" C").append(x1).append(' ').append(y1 + bend).append(' ');
    out.append(x2).append(' ').append(y2 - bend).append(' ').append(x2).append(' ');
    out.append(y2).append("\"/>\n");
  }

  private void aside(String id) {
    Layout.Placed first = layout.byId().get(id);
    if (first != null) {
      text(first.x(), first.y() - 12, "plain", "on no path from the server's certificate");
    }
  }

  private void refusal(ChainEdge edge) {
    Layout.Placed above = layout.byId().get("c" + edge.child());
    Layout.Placed below = layout.byId().get("c" + edge.issuer());
    if (above == null || below == null) {
      return;
    }
    List<String> lines = Wrap.list("✗ " + EdgeWords.of(edge), EDGE_COLUMNS);
    int x = (above.x() + below.x()) / 2 + Layout.BOX_WIDTH / 2 + 10;
    int y = (above.y() + above.height() + below.y()) / 2 - (lines.size() - 1) * Layout.LINE / 2 + 4;
    for (String line : lines) {
      text(x, y, "bad halo", line);
      y += Layout.LINE;
    }
  }

  private void text(int x, int y, String kind, String text) {
    out.append("  <text class=\"").append(kind).append("\" x=\"").append(x).append("\" y=\"");
    out.append(y).append("\">").append(escaped(text)).append("</text>\n");
  }

  /** Character data of XML 1.0 section 2.4; what XML cannot hold was written out before. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    Printable.of(text, true)
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '&' -> safe.append("&amp;");
            case '"' -> safe.append("&quot;");
            default -> safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }
}
