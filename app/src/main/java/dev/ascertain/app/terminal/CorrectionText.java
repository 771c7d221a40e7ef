package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainGraph;
import dev.ascertain.report.ChainNode;
import dev.ascertain.report.Correction;
import java.util.ArrayList;
import java.util.List;

/** What a corrected list of certificates changes, in sentences. */
public final class CorrectionText {
  private CorrectionText() {}

  /** The sentences: the right order; what is added, dropped, moved; what it saves. */
  public static List<String> of(Correction.Corrected corrected, ChainGraph graph) {
    List<String> sentences = new ArrayList<>();
    List<String> order = new ArrayList<>();
    corrected.certificates().forEach(kept -> order.add(named(kept.index(), graph)));
    sentences.add("The right list: " + String.join(", then ", order) + ".");
    corrected.added().forEach(kept -> sentences.add("Added: " + named(kept.index(), graph) + "."));
    for (Correction.Dropped dropped : corrected.dropped()) {
      sentences.add("Dropped: " + named(dropped.index(), graph) + ", " + dropped.reason() + ".");
    }
    if (corrected.reordered()) {
      sentences.add("Reordered: each certificate now follows the one that it issued.");
    }
    sentences.add(cost(corrected.bytesBefore(), corrected.bytesAfter()));
    return sentences;
  }

  private static String cost(int before, int after) {
    if (after == before) {
      return after + " bytes in every handshake, as before.";
    }
    String difference =
        after < before
            ? before - after + " bytes saved in every handshake."
            : after - before + " bytes more in every handshake, which is what it takes.";
    return after + " bytes instead of " + before + ": " + difference;
  }

  private static String named(int index, ChainGraph graph) {
    ChainNode node =
        graph.nodes().stream()
            .filter(each -> each.occurrences().stream().anyMatch(met -> met.index() == index))
            .findFirst()
            .orElseThrow();
    return index + " \"" + node.name() + "\"";
  }
}
