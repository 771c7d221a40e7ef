package dev.ascertain.app.drawing;

import dev.ascertain.report.ChainEdge;
import dev.ascertain.report.ChainGraph;
import dev.ascertain.report.ChainNode;
import dev.ascertain.report.ChainReport;
import dev.ascertain.report.MissingIssuer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the boxes of a drawing stand: a row for each step away from the server's certificate, and
 * one more for those that no path reaches.
 *
 * @param width the width of the whole, in pixels
 * @param height the height of the whole, in pixels
 * @param verdict the lines above the boxes
 * @param boxes the boxes
 */
record Layout(int width, int height, List<String> verdict, List<Placed> boxes) {
  static final int MARGIN = 24;
  static final int BOX_WIDTH = 330;
  static final int BOX_PADDING = 12;
  static final int LINE = 18;
  static final int VERDICT_COLUMNS = 74;

  private static final int COLUMN_GAP = 36;
  private static final int ROW_GAP = 64;
  private static final int VERDICT_LINE = 24;

  /** As many characters as fit into a box, roughly. */
  private static final int BOX_COLUMNS = 44;

  private static final int TITLE_COLUMNS = 38;
  private static final int MOST_LINES = 12;

  /** A box in its place. */
  record Placed(Box box, List<Box.Line> lines, int x, int y) {

    int height() {
      return lines.size() * LINE + 2 * BOX_PADDING - 4;
    }
  }

  Layout {
    verdict = List.copyOf(verdict);
    boxes = List.copyOf(boxes);
  }

  /** The boxes by their names. */
  Map<String, Placed> byId() {
    Map<String, Placed> byId = new LinkedHashMap<>();
    boxes.forEach(placed -> byId.put(placed.box().id(), placed));
    return byId;
  }

  static Layout of(ChainReport report, List<String> verdict) {
    List<Placed> placed = new ArrayList<>();
    int y = MARGIN + verdict.size() * VERDICT_LINE + 16;
    List<List<Box>> rows = rows(report);
    int widest = rows.stream().mapToInt(List::size).max().orElse(1);
    int width =
        Math.max(
            2 * MARGIN + widest * (BOX_WIDTH + COLUMN_GAP) - COLUMN_GAP,
            2 * MARGIN + VERDICT_COLUMNS * 10);
    for (List<Box> row : rows) {
      int tallest = 0;
      int[] left = places(row, placed, report.graph(), width);
      for (int i = 0; i < row.size(); i++) {
        Placed at = new Placed(row.get(i), lines(row.get(i)), left[i], y);
        placed.add(at);
        tallest = Math.max(tallest, at.height());
      }
      y += tallest + ROW_GAP;
    }
    return new Layout(width, y - ROW_GAP + MARGIN, verdict, placed);
  }

  /** Where the boxes of a row begin: each below those that lead to it, as far as there is room. */
  private static int[] places(List<Box> row, List<Placed> above, ChainGraph graph, int width) {
    int step = BOX_WIDTH + COLUMN_GAP;
    int first = Math.max(MARGIN, (width - row.size() * step + COLUMN_GAP) / 2);
    int[] left = new int[row.size()];
    for (int i = 0; i < row.size(); i++) {
      List<Placed> children = children(row.get(i), above, graph);
      double wanted =
          row.size() > 1
              ? first + i * step
              : children.stream().mapToInt(Placed::x).average().orElse(first);
      int least = i == 0 ? MARGIN : left[i - 1] + step;
      left[i] = Math.max(least, Math.min((int) wanted, width - MARGIN - BOX_WIDTH));
    }
    return left;
  }

  private static List<Placed> children(Box box, List<Placed> above, ChainGraph graph) {
    return above.stream()
        .filter(placed ->
            graph.edges().stream()
                .anyMatch(edge ->
                    placed.box().id().equals("c" + edge.child())
                        && box.id().equals("c" + edge.issuer())))
        .toList();
  }

  private static List<Box.Line> lines(Box box) {
    List<Box.Line> lines = new ArrayList<>();
    for (Box.Line line : box.lines()) {
      int columns = line.weight() == Box.Weight.TITLE ? TITLE_COLUMNS : BOX_COLUMNS;
      for (String part : Wrap.list(line.text(), columns)) {
        lines.add(new Box.Line(line.weight(), part));
      }
    }
    return lines.size() <= MOST_LINES ? lines : cut(lines);
  }

  private static List<Box.Line> cut(List<Box.Line> lines) {
    List<Box.Line> kept = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
    kept.add(new Box.Line(Box.Weight.PLAIN, "…"));
    return kept;
  }

  private static List<List<Box>> rows(ChainReport report) {
    ChainGraph graph = report.graph();
    Map<Integer, Integer> depths = depths(graph);
    TreeMap<Integer, List<Box>> rows = new TreeMap<>();
    for (Map.Entry<Integer, Integer> each : depths.entrySet()) {
      Box box = Box.of(graph.node(each.getKey()), report);
      rows.computeIfAbsent(each.getValue(), _ -> new ArrayList<>()).add(box);
      for (MissingIssuer missing : graph.missingAbove(each.getKey())) {
        rows.computeIfAbsent(each.getValue() + 1, _ -> new ArrayList<>()).add(Box.of(missing));
      }
    }
    List<List<Box>> all = new ArrayList<>(rows.values());
    List<ChainNode> unreached = graph.unreached();
    if (!unreached.isEmpty()) {
      all.add(unreached.stream().map(node -> Box.of(node, report)).toList());
    }
    return all;
  }

  /** How many steps each certificate is away from the server's, the nearest first. */
  private static Map<Integer, Integer> depths(ChainGraph graph) {
    Map<Integer, Integer> depths = new LinkedHashMap<>();
    List<Integer> row = graph.nodes().stream().limit(1).map(ChainNode::index).toList();
    for (int depth = 0; !row.isEmpty(); depth++) {
      List<Integer> next = new ArrayList<>();
      for (int index : row) {
        if (depths.putIfAbsent(index, depth) == null) {
          graph.above(index).stream().map(ChainEdge::issuer).forEach(next::add);
        }
      }
      row = next.stream().filter(index -> !depths.containsKey(index)).distinct().toList();
    }
    return depths;
  }
}
