package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * For which purposes the certificate may be used (RFC 5280 section 4.2.1.12).
 *
 * <pre>
 * ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId
 * KeyPurposeId ::= OBJECT IDENTIFIER
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param purposes the purposes, such as {@link ObjectIdentifier#SERVER_AUTH}
 */
public record ExtKeyUsage(boolean critical, List<ObjectIdentifier> purposes)
    implements CertificateExtension {

  /** Copies the purposes. */
  public ExtKeyUsage {
    purposes = List.copyOf(purposes);
  }

  /**
   * Reads it apart from a certificate.
   *
   * @param value the inside of {@code extnValue}, DER
   * @throws ViolationException if it is not that
   */
  public static ExtKeyUsage ofValue(byte[] value) throws ViolationException {
    DerReader in = DerReader.of("ExtKeyUsage", value, false);
    ExtKeyUsage read = decode(false, in);
    in.end();
    return read;
  }

  static ExtKeyUsage decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("ExtKeyUsageSyntax");
    List<ObjectIdentifier> purposes = new ArrayList<>();
    do {
      purposes.add(in.oid(""));
    } while (in.hasMore());
    return new ExtKeyUsage(critical, purposes);
  }

  /** Whether the purpose, or {@code anyExtendedKeyUsage}, is among them. */
  public boolean allows(ObjectIdentifier purpose) {
    return purposes.contains(purpose) || purposes.contains(ObjectIdentifier.ANY_EXTENDED_KEY_USAGE);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.EXT_KEY_USAGE;
  }
}
