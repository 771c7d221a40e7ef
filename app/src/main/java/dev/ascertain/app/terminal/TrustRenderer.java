package dev.ascertain.app.terminal;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.verify.TrustComparison;
import dev.ascertain.verify.TrustLimits;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.TrustStores;
import dev.ascertain.verify.TrustedRoot;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.List;

/** Shows trust stores on a terminal. */
public final class TrustRenderer {
  private static final int MOST_ROOTS = 20;
  private static final int ID_COLUMNS = 12;
  private static final int NAME_COLUMNS = 22;

  private TrustRenderer() {}

  /** All stores: names, dates, sizes, licences, sources. */
  public static List<String> overview(TrustStores stores, Look look) {
    Sheet sheet = new Sheet(look);
    sheet.heading("Trust stores", "names for --trust; dated copies, not those of this machine");
    for (TrustStore store : stores.all()) {
      sheet.line(
          Span.strong("  " + Printable.pad(store.id(), ID_COLUMNS)),
          Span.plain(Printable.pad(sheet.cut(store.name(), NAME_COLUMNS - 1), NAME_COLUMNS)),
          Span.plain(store.date().map(Object::toString).orElse("")),
          Span.plain(Printable.padLeft(store.size() + " roots", 12)));
      String licence = store.licence().map(text -> look.dot() + text).orElse("");
      sheet.paragraph(ID_COLUMNS + 2, Tone.QUIET, store.source() + licence);
    }
    sheet.gap();
    sheet.paragraph(
        2,
        Tone.PLAIN,
        "Besides, system is what this machine trusts, and all is every bundled store.");
    return sheet.lines();
  }

  /** What two stores have in common, and what not. */
  public static List<String> comparison(TrustComparison found, Crypto crypto, Look look) {
    Sheet sheet = new Sheet(look);
    int left = found.onlyLeft().size();
    int right = found.onlyRight().size();
    sheet.paragraph(
        List.of(),
        0,
        Tone.STRONG,
        left + right == 0
            ? found.left() + " and " + found.right() + " hold the same roots."
            : found.left()
                + " and "
                + found.right()
                + " have "
                + Words.count(found.common().size(), "root")
                + " in common; "
                + left
                + " are only in the first, "
                + right
                + " only in the second.");
    only("Only in " + found.left(), found.onlyLeft(), found, crypto, sheet);
    only("Only in " + found.right(), found.onlyRight(), found, crypto, sheet);
    return sheet.lines();
  }

  private static void only(
      String heading, List<Certificate> roots, TrustComparison found, Crypto crypto, Sheet sheet) {
    if (roots.isEmpty()) {
      return;
    }
    sheet.heading(heading);
    for (Certificate root : roots) {
      boolean sameKey =
          found.sameKeys().stream()
              .anyMatch(pair -> pair.left().equals(root) || pair.right().equals(root));
      root(root, crypto, sheet);
      if (sameKey) {
        sheet.paragraph(4, Tone.QUIET, "the other has this name and key in another certificate");
      }
    }
  }

  /** Roots that were found, and who trusts each. */
  public static List<String> found(String what, List<TrustedRoot> roots, Crypto crypto, Look look) {
    Sheet sheet = new Sheet(look);
    if (roots.isEmpty()) {
      sheet.paragraph(
          List.of(new Span(Tone.BAD_STRONG, look.glyph("✗ ", "x "))),
          2,
          Tone.STRONG,
          "No bundled store holds a root with \"" + what + "\" in its name or fingerprint.");
      return sheet.lines();
    }
    roots.stream().limit(MOST_ROOTS).forEach(root -> found(root, crypto, sheet));
    if (roots.size() > MOST_ROOTS) {
      sheet.gap();
      sheet.paragraph(
          0, Tone.PLAIN, "And " + (roots.size() - MOST_ROOTS) + " more: say it more exactly.");
    }
    return sheet.lines();
  }

  private static void found(TrustedRoot root, Crypto crypto, Sheet sheet) {
    sheet.gap();
    root(root.certificate(), crypto, sheet);
    if (root.trusts().isEmpty()) {
      sheet.paragraph(4, Tone.BAD, "in no bundled store");
    }
    List<String> unlimited = new ArrayList<>();
    for (TrustedRoot.Trust trust : root.trusts()) {
      if (trust.limits().equals(TrustLimits.NONE)) {
        unlimited.add(trust.store().id());
      }
    }
    if (!unlimited.isEmpty()) {
      mark(Tone.GOOD_STRONG, sheet.look().glyph("✓", "+"), String.join(", ", unlimited), sheet);
    }
    for (TrustedRoot.Trust trust : root.trusts()) {
      if (!trust.limits().equals(TrustLimits.NONE)) {
        mark(Tone.WARNING_STRONG, "!", trust.store().id() + ": " + limits(trust.limits()), sheet);
      }
    }
  }

  private static void mark(Tone tone, String mark, String words, Sheet sheet) {
    sheet.paragraph(List.of(new Span(tone, "    " + mark + " ")), 6, Tone.PLAIN, words);
  }

  private static String limits(TrustLimits limits) {
    List<String> words = new ArrayList<>();
    limits
        .issuedUntil()
        .ifPresent(at -> words.add("only certificates issued until " + Words.day(at)));
    limits
        .loggedUntil()
        .ifPresent(at -> words.add("only certificates logged (SCT) until " + Words.day(at)));
    limits.trustedUntil().ifPresent(at -> words.add("nothing after " + Words.day(at)));
    if (!limits.permittedNames().isEmpty()) {
      words.add("only names in " + String.join(", ", limits.permittedNames()));
    }
    return String.join("; ", words);
  }

  private static void root(Certificate root, Crypto crypto, Sheet sheet) {
    sheet.paragraph(2, Tone.STRONG, root.subject().toString());
    sheet.paragraph(
        4,
        Tone.QUIET,
        root.subjectPublicKeyInfo().key()
            + sheet.look().dot()
            + "until "
            + Words.day(root.notAfter()));
    sheet.paragraph(4, Tone.QUIET, "SHA-256 " + Hex.of(crypto.hash(Hash.SHA_256, root.der())));
  }
}
