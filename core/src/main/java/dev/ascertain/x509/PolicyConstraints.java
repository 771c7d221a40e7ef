package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.OptionalInt;

/**
 * From where on a path needs an acceptable policy, and policies may not be mapped (RFC 5280 section
 * 4.2.1.11).
 *
 * <pre>
 * PolicyConstraints ::= SEQUENCE {
 *   requireExplicitPolicy  [0]  SkipCerts OPTIONAL,
 *   inhibitPolicyMapping   [1]  SkipCerts OPTIONAL }
 * SkipCerts ::= INTEGER (0..MAX)
 * </pre>
 *
 * <p>The RFC forbids CAs an empty sequence; it is read as what it is.
 *
 * @param critical whether the extension is critical
 * @param requireExplicitPolicy how many certificates may follow before every one must have an
 *     acceptable policy
 * @param inhibitPolicyMapping how many certificates may follow before policies may not be mapped
 */
public record PolicyConstraints(
    boolean critical, OptionalInt requireExplicitPolicy, OptionalInt inhibitPolicyMapping)
    implements CertificateExtension {

  static PolicyConstraints decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("PolicyConstraints");
    OptionalInt explicit = skipCerts(in, "requireExplicitPolicy", DerTag.context(0));
    OptionalInt mapping = skipCerts(in, "inhibitPolicyMapping", DerTag.context(1));
    in.end();
    return new PolicyConstraints(critical, explicit, mapping);
  }

  private static OptionalInt skipCerts(DerReader in, String name, int tag)
      throws ViolationException {
    return in.at(tag)
        ? OptionalInt.of(in.small(name, tag, Integer.MAX_VALUE))
        : OptionalInt.empty();
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.POLICY_CONSTRAINTS;
  }
}
