package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.Map;

/** Reads the value of one kind of extension. */
@FunctionalInterface
interface ExtensionDecoder {

  /** The extensions we understand. To add one: a record, a line here, a line in the sealed list. */
  Map<ObjectIdentifier, ExtensionDecoder> BY_ID =
      Map.ofEntries(
          Map.entry(ObjectIdentifier.AUTHORITY_INFO_ACCESS, AuthorityInfoAccess::decode),
          Map.entry(ObjectIdentifier.AUTHORITY_KEY_IDENTIFIER, AuthorityKeyIdentifier::decode),
          Map.entry(ObjectIdentifier.BASIC_CONSTRAINTS, BasicConstraints::decode),
          Map.entry(ObjectIdentifier.CERTIFICATE_POLICIES, CertificatePolicies::decode),
          Map.entry(ObjectIdentifier.CRL_DISTRIBUTION_POINTS, CrlDistributionPoints::decode),
          Map.entry(ObjectIdentifier.EXT_KEY_USAGE, ExtKeyUsage::decode),
          Map.entry(ObjectIdentifier.KEY_USAGE, KeyUsage::decode),
          Map.entry(ObjectIdentifier.NAME_CONSTRAINTS, NameConstraints::decode),
          Map.entry(ObjectIdentifier.SCT_LIST, SctList::decode),
          Map.entry(ObjectIdentifier.SUBJECT_ALT_NAME, SubjectAltName::decode),
          Map.entry(ObjectIdentifier.SUBJECT_KEY_IDENTIFIER, SubjectKeyIdentifier::decode),
          Map.entry(ObjectIdentifier.TLS_FEATURE, TlsFeature::decode));

  /**
   * Reads the value.
   *
   * @param critical whether the extension is critical
   * @param in the inside of {@code extnValue}
   * @throws ViolationException if the value is not what the extension's definition says
   */
  CertificateExtension decode(boolean critical, DerReader in) throws ViolationException;
}
