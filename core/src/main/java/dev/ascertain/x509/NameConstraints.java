package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Within which names a CA may issue (RFC 5280 section 4.2.1.10).
 *
 * <pre>
 * NameConstraints ::= SEQUENCE {
 *   permittedSubtrees  [0]  GeneralSubtrees OPTIONAL,
 *   excludedSubtrees   [1]  GeneralSubtrees OPTIONAL }
 * GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
 * </pre>
 *
 * <p>What the RFC forbids CAs is read as what it is, for whoever validates paths to see: an empty
 * sequence, distances, an iPAddress of a wrong length or with a mask that has holes, a dNSName that
 * begins with a dot.
 *
 * @param critical whether the extension is critical
 * @param permitted the subtrees a name of their kind must be in one of; empty for no such limit
 * @param excluded the subtrees no name may be in
 */
public record NameConstraints(
    boolean critical, List<GeneralSubtree> permitted, List<GeneralSubtree> excluded)
    implements CertificateExtension {

  /**
   * One subtree.
   *
   * <pre>
   * GeneralSubtree ::= SEQUENCE {
   *   base          GeneralName,
   *   minimum  [0]  BaseDistance DEFAULT 0,
   *   maximum  [1]  BaseDistance OPTIONAL }
   * BaseDistance ::= INTEGER (0..MAX)
   * </pre>
   *
   * @param base the name at its top; in an iPAddress, the address and its mask
   * @param minimum how far below the base it begins; RFC 5280 wants 0
   * @param maximum how far below the base it ends; RFC 5280 wants it absent
   */
  public record GeneralSubtree(GeneralName base, BigInteger minimum, Optional<BigInteger> maximum) {

    /**
     * Whether it has no distances. RFC 5280 section 4.2.1.10: "Within this profile, the minimum and
     * maximum fields are not used with any name forms, thus, the minimum MUST be zero, and maximum
     * MUST be absent."
     */
    public boolean isWhole() {
      return minimum.signum() == 0 && maximum.isEmpty();
    }
  }

  /** Copies the lists. */
  public NameConstraints {
    permitted = List.copyOf(permitted);
    excluded = List.copyOf(excluded);
  }

  static NameConstraints decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("NameConstraints");
    List<GeneralSubtree> permitted = subtrees(in, "permittedSubtrees", 0);
    List<GeneralSubtree> excluded = subtrees(in, "excludedSubtrees", 1);
    in.end();
    return new NameConstraints(critical, permitted, excluded);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.NAME_CONSTRAINTS;
  }

  private static List<GeneralSubtree> subtrees(DerReader outer, String name, int number)
      throws ViolationException {
    if (!outer.atContext(number)) {
      return List.of();
    }
    DerReader in = outer.context(name, number);
    List<GeneralSubtree> subtrees = new ArrayList<>();
    do {
      subtrees.add(subtree(in.sequence("")));
    } while (in.hasMore());
    return subtrees;
  }

  private static GeneralSubtree subtree(DerReader in) throws ViolationException {
    GeneralName base = GeneralName.decodeBase(in, "base");
    BigInteger minimum = BigInteger.ZERO;
    if (in.at(DerTag.context(0))) {
      int start = in.position();
      minimum = in.natural("minimum", DerTag.context(0));
      // X.690 section 11.5: a value equal to its default, 0, is not encoded.
      if (minimum.signum() == 0) {
        throw in.notDer("minimum", in.rangeSince(start), "nothing, the default being 0", "0");
      }
    }
    Optional<BigInteger> maximum =
        in.at(DerTag.context(1))
            ? Optional.of(in.natural("maximum", DerTag.context(1)))
            : Optional.empty();
    in.end();
    return new GeneralSubtree(base, minimum, maximum);
  }
}
