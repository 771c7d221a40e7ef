package dev.ascertain.x509;

import java.util.ArrayList;
import java.util.List;

/**
 * Reasons for revocation that a distribution point or a revocation list covers (RFC 5280 section
 * 4.2.1.13).
 *
 * <pre>
 * ReasonFlags ::= BIT STRING {
 *   unused (0), keyCompromise (1), cACompromise (2), affiliationChanged (3), superseded (4),
 *   cessationOfOperation (5), certificateHold (6), privilegeWithdrawn (7), aACompromise (8) }
 * </pre>
 *
 * @param bits bit 0 of the definition as the lowest bit
 */
public record ReasonFlags(int bits) {

  /** All reasons that have a bit (RFC 5280 section 6.3.2 (a), "all-reasons"). */
  public static final ReasonFlags ALL = new ReasonFlags(0b1_1111_1110);

  private static final List<String> NAMES =
      List.of(
          "unused",
          "keyCompromise",
          "cACompromise",
          "affiliationChanged",
          "superseded",
          "cessationOfOperation",
          "certificateHold",
          "privilegeWithdrawn",
          "aACompromise");

  /** The reasons that are in both. */
  public ReasonFlags and(ReasonFlags other) {
    return new ReasonFlags(bits & other.bits);
  }

  /** The reasons that are in either. */
  public ReasonFlags or(ReasonFlags other) {
    return new ReasonFlags(bits | other.bits);
  }

  /** Whether all reasons of {@code other} are among these. */
  public boolean covers(ReasonFlags other) {
    return (other.bits & ~bits) == 0;
  }

  /** The reasons by the RFC's names; bits it does not name are left out. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      if ((bits >>> i & 1) != 0) {
        names.add(NAMES.get(i));
      }
    }
    return List.copyOf(names);
  }

  /** The names, such as {@code keyCompromise, superseded}. */
  @Override
  public String toString() {
    return String.join(", ", names());
  }
}
