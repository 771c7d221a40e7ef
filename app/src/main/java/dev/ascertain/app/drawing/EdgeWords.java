package dev.ascertain.app.drawing;

import dev.ascertain.app.terminal.Printable;
import dev.ascertain.report.ChainEdge;
import dev.ascertain.verify.Finding;
import java.util.stream.Collectors;

/** Why one certificate is not the issuer of another. */
final class EdgeWords {
  private EdgeWords() {}

  static String of(ChainEdge edge) {
    return edge.signature() == ChainEdge.Signature.FAILS
        ? "the name fits, but the key did not sign"
        : Printable.of(
            edge.findings().stream().map(Finding::toString).collect(Collectors.joining(" ")), true);
  }
}
