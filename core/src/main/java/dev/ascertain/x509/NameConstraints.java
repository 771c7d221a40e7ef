package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Within which names a CA may issue (RFC 5280 section 4.2.1.10).
 *
 * <pre>
 * NameConstraints ::= SEQUENCE {
 *   permittedSubtrees  [0]  GeneralSubtrees OPTIONAL,
 *   excludedSubtrees   [1]  GeneralSubtrees OPTIONAL }
 * GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
 * GeneralSubtree ::= SEQUENCE {
 *   base          GeneralName,
 *   minimum  [0]  BaseDistance DEFAULT 0,
 *   maximum  [1]  BaseDistance OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param permitted the subtrees a name of their kind must be in one of; empty for no such limit
 * @param excluded the subtrees no name may be in
 */
public record NameConstraints(
    boolean critical, List<GeneralName> permitted, List<GeneralName> excluded)
    implements CertificateExtension {

  /** Copies the lists. */
  public NameConstraints {
    permitted = List.copyOf(permitted);
    excluded = List.copyOf(excluded);
  }

  static NameConstraints decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("NameConstraints");
    int start = in.position();
    List<GeneralName> permitted = subtrees(in, "permittedSubtrees", 0);
    List<GeneralName> excluded = subtrees(in, "excludedSubtrees", 1);
    in.end();
    // RFC 5280 section 4.2.1.10: "Conforming CAs MUST NOT issue certificates where name constraints
    // is an empty sequence."
    if (permitted.isEmpty() && excluded.isEmpty()) {
      throw in.notCertificate("", in.rangeSince(start), "at least one subtree", "none");
    }
    return new NameConstraints(critical, permitted, excluded);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.NAME_CONSTRAINTS;
  }

  private static List<GeneralName> subtrees(DerReader outer, String name, int number)
      throws ViolationException {
    if (!outer.atContext(number)) {
      return List.of();
    }
    DerReader in = outer.context(name, number);
    List<GeneralName> subtrees = new ArrayList<>();
    do {
      DerReader subtree = in.sequence("");
      subtrees.add(GeneralName.decode(subtree, "base", 2));
      // RFC 5280 section 4.2.1.10: "Within this profile, the minimum and maximum fields are not
      // used with any name forms, thus, the minimum MUST be zero, and maximum MUST be absent."
      subtree.end();
    } while (in.hasMore());
    return subtrees;
  }
}
