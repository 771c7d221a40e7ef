package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.OptionalInt;

/**
 * Whether the subject is a CA, and how long the paths below it may be (RFC 5280 section 4.2.1.9).
 *
 * <pre>
 * BasicConstraints ::= SEQUENCE {
 *   cA                 BOOLEAN DEFAULT FALSE,
 *   pathLenConstraint  INTEGER (0..MAX) OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param ca whether the subject may sign certificates
 * @param pathLenConstraint the most intermediate certificates that may follow; empty for no limit
 */
public record BasicConstraints(boolean critical, boolean ca, OptionalInt pathLenConstraint)
    implements CertificateExtension {

  static BasicConstraints decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("BasicConstraints");
    boolean ca = in.at(DerTag.BOOLEAN) && in.bool("cA");
    OptionalInt pathLen =
        in.hasMore()
            ? OptionalInt.of(in.integer("pathLenConstraint", Integer.MAX_VALUE))
            : OptionalInt.empty();
    in.end();
    return new BasicConstraints(critical, ca, pathLen);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.BASIC_CONSTRAINTS;
  }
}
