package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * What to do with a certificate that is suspended (RFC 5280 appendix A.2; RFC 3280 section 5.3.2).
 *
 * <pre>
 * HoldInstructionCode ::= OBJECT IDENTIFIER
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param instruction the instruction
 */
public record HoldInstructionCode(boolean critical, ObjectIdentifier instruction)
    implements CertificateExtension {

  static HoldInstructionCode decode(boolean critical, DerReader value) throws ViolationException {
    return new HoldInstructionCode(critical, value.oid("HoldInstructionCode"));
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.HOLD_INSTRUCTION_CODE;
  }
}
