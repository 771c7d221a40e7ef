package dev.ascertain.report;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.Verification;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The certificates of a verification and who issued whom: a graph, since a CA may have several
 * certificates (cross-signs), and so a certificate several issuers.
 *
 * @param nodes every certificate once, by number; the server's own is the first
 * @param edges from a certificate to its possible issuers, the best path's first, then others that
 *     hold, then those that do not
 * @param missing issuers that nobody has
 */
public record ChainGraph(
    List<ChainNode> nodes, List<ChainEdge> edges, List<MissingIssuer> missing) {

  /** Copies the lists. */
  public ChainGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    missing = List.copyOf(missing);
  }

  /** The graph of a verification. */
  public static ChainGraph of(Verification verification, Crypto crypto) {
    return new GraphBuilder(verification, crypto).graph();
  }

  /** The certificate of this number. */
  public ChainNode node(int index) {
    return nodes.stream().filter(node -> node.index() == index).findFirst().orElseThrow();
  }

  /** The edges from a certificate upwards. */
  public List<ChainEdge> above(int child) {
    return edges.stream().filter(edge -> edge.child() == child).toList();
  }

  /** The issuers of a certificate that nobody has. */
  public List<MissingIssuer> missingAbove(int child) {
    return missing.stream().filter(issuer -> issuer.child() == child).toList();
  }

  /** The certificates that no edge leads to from the server's own: of no use to anybody. */
  public List<ChainNode> unreached() {
    Set<Integer> reached = new HashSet<>();
    nodes.stream().findFirst().ifPresent(leaf -> reach(leaf.index(), reached));
    return nodes.stream().filter(node -> !reached.contains(node.index())).toList();
  }

  private void reach(int index, Set<Integer> reached) {
    if (reached.add(index)) {
      above(index).forEach(edge -> reach(edge.issuer(), reached));
    }
  }
}
