package dev.ascertain.verify;

import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What two stores have in common, and what not.
 *
 * <p>Limits are not compared: {@link TrustStore#limits} says how far each store trusts a root.
 *
 * @param left one store
 * @param right the other
 * @param common the certificates that are roots of both
 * @param onlyLeft those that are roots of the left one only
 * @param onlyRight those that are roots of the right one only
 * @param sameKeys the pairs of onlyLeft and onlyRight that are one authority: some CAs have several
 *     certificates for the same name and key, and a chain to one of these is a chain to all
 */
public record TrustComparison(
    TrustStore left,
    TrustStore right,
    List<Certificate> common,
    List<Certificate> onlyLeft,
    List<Certificate> onlyRight,
    List<Pair> sameKeys) {

  /** Copies the lists. */
  public TrustComparison {
    common = List.copyOf(common);
    onlyLeft = List.copyOf(onlyLeft);
    onlyRight = List.copyOf(onlyRight);
    sameKeys = List.copyOf(sameKeys);
  }

  /** Two certificates with equal subjects and equal keys. */
  public record Pair(Certificate left, Certificate right) {}

  /** Compares two stores. It parses all their roots. */
  public static TrustComparison of(TrustStore left, TrustStore right) {
    Set<Certificate> lefts = new LinkedHashSet<>(left.roots());
    Set<Certificate> rights = new LinkedHashSet<>(right.roots());
    List<Certificate> onlyLeft = lefts.stream().filter(root -> !rights.contains(root)).toList();
    List<Certificate> onlyRight = rights.stream().filter(root -> !lefts.contains(root)).toList();
    List<Pair> sameKeys = new ArrayList<>();
    for (Certificate one : onlyLeft) {
      for (Certificate other : onlyRight) {
        if (one.subjectPublicKeyInfo().equals(other.subjectPublicKeyInfo())
            && one.subject().equals(other.subject())) {
          sameKeys.add(new Pair(one, other));
        }
      }
    }
    return new TrustComparison(
        left,
        right,
        lefts.stream().filter(rights::contains).toList(),
        onlyLeft,
        onlyRight,
        sameKeys);
  }
}
