package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * The certificate may delegate: its key may sign delegated credentials (RFC 9345 section 4.2).
 *
 * <pre>
 * DelegationUsage ::= NULL
 * </pre>
 *
 * @param critical whether the extension is critical
 */
public record DelegationUsage(boolean critical) implements CertificateExtension {

  static DelegationUsage decode(boolean critical, DerReader value) throws ViolationException {
    value.nul("NULL");
    return new DelegationUsage(critical);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.DELEGATION_USAGE;
  }
}
