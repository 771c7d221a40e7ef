package dev.ascertain.app.terminal;

import dev.ascertain.report.ChainNode;
import dev.ascertain.report.ReportCertificate;
import dev.ascertain.verify.DateFinding;
import dev.ascertain.verify.Finding;
import dev.ascertain.verify.JudgedCertificate;
import dev.ascertain.verify.SentFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a certificate came from, and whether it should have: in words.
 *
 * @param kind whether that is as it should be
 * @param words such as {@code not sent: fetched from where the certificate above says}
 */
public record NodeMark(Kind kind, String words) {

  /** Whether something is as it should be. */
  public enum Kind {
    /** It is. */
    GOOD,
    /** It does not matter. */
    QUIET,
    /** It should be otherwise. */
    WARNING
  }

  /**
   * All marks of a certificate; none for one that was sent where it belongs.
   *
   * @param issuing whether it is the issuer of the certificate that names it
   */
  public static List<NodeMark> of(ChainNode node, boolean issuing) {
    List<NodeMark> marks = new ArrayList<>();
    List<Integer> sent = node.sentAt();
    if (!node.trustedBy().isEmpty()) {
      marks.add(root(node, sent.isEmpty()));
    } else if (sent.isEmpty()) {
      boolean fetched = node.isFrom(JudgedCertificate.Source.FETCHED);
      marks.add(
          warning(
              fetched
                  ? "not sent: fetched from where the certificate above says"
                  : "not sent: given besides"));
    }
    if (sent.size() > 1) {
      marks.add(warning("sent " + sent.size() + " times: as " + numbers(sent)));
    }
    if (node.mustFollow().isPresent()) {
      marks.add(
          warning(
              "in the wrong place: it must follow "
                  + node.mustFollow().getAsInt()
                  + ", which it issued"));
    }
    if (isExtra(node)) {
      marks.add(warning("not needed: on no path to a trusted root"));
    } else if (issuing && isElsewhere(node)) {
      marks.add(new NodeMark(Kind.QUIET, "not part of the path that was judged"));
    }
    if (!node.crossSigns().isEmpty()) {
      marks.add(
          new NodeMark(
              Kind.QUIET, "cross-signed: the same name and key as " + numbers(node.crossSigns())));
    }
    return marks;
  }

  /** Whether the marks, or a milder finding, say it already. */
  public static boolean isSaid(Finding finding, ChainNode node) {
    boolean spoken =
        finding instanceof SentFinding.UnneededCertificate
            || finding instanceof SentFinding.RootSent;
    // The milder form of it is about the whole chain.
    boolean milder =
        finding instanceof DateFinding.ExpiredIntermediate
            && node.findings().stream().anyMatch(DateFinding.ExpiredCrossSign.class::isInstance);
    return spoken || milder;
  }

  private static NodeMark root(ChainNode node, boolean unsent) {
    String stores = shortened(node.trustedBy());
    return unsent
        ? new NodeMark(Kind.GOOD, "trusted root of " + stores + "; rightly not sent")
        : warning("trusted root of " + stores + "; sent, though clients have it");
  }

  private static String shortened(List<String> stores) {
    int most = 3;
    return stores.size() <= most
        ? String.join(", ", stores)
        : String.join(", ", stores.subList(0, most)) + " and " + (stores.size() - most) + " more";
  }

  private static NodeMark warning(String words) {
    return new NodeMark(Kind.WARNING, words);
  }

  private static boolean isExtra(ChainNode node) {
    return node.findings().stream()
        .anyMatch(finding ->
            finding instanceof SentFinding.UnneededCertificate unneeded && !unneeded.duplicate()
                || finding instanceof SentFinding.RootSent && node.trustedBy().isEmpty());
  }

  private static boolean isElsewhere(ChainNode node) {
    return node.role() == ReportCertificate.Role.NOT_ON_PATH
        && !node.sentAt().isEmpty()
        && node.trustedBy().isEmpty();
  }

  /** {@code 1}, {@code 1 and 3}, {@code 1, 2 and 3}. */
  private static String numbers(List<Integer> numbers) {
    List<String> words = numbers.stream().map(Object::toString).toList();
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
