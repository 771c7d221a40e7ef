package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An extension of a certificate (RFC 5280 section 4.2), of a revocation list or one of its entries
 * (sections 5.2 and 5.3), or of an OCSP message (RFC 6960 section 4.4).
 *
 * <pre>
 * Extension ::= SEQUENCE {
 *   extnID     OBJECT IDENTIFIER,
 *   critical   BOOLEAN DEFAULT FALSE,
 *   extnValue  OCTET STRING -- contains the DER encoding of an ASN.1 value }
 * </pre>
 *
 * <p>Each is read wherever it stands: whether it belongs there, others judge.
 */
public sealed interface CertificateExtension
    permits AcceptableResponses,
        ArchiveCutoff,
        AuthorityInfoAccess,
        AuthorityKeyIdentifier,
        BasicConstraints,
        CabfOrganizationIdentifier,
        CertificateIssuer,
        CertificatePolicies,
        CrlDistributionPoints,
        CrlId,
        CrlNumber,
        CtPoison,
        DeltaCrlIndicator,
        ExtKeyUsage,
        ExtendedRevoke,
        FreshestCrl,
        HoldInstructionCode,
        InhibitAnyPolicy,
        InvalidityDate,
        IssuerAltName,
        IssuingDistributionPoint,
        KeyUsage,
        MalformedExtension,
        NameConstraints,
        Nonce,
        OcspNoCheck,
        DelegationUsage,
        PolicyConstraints,
        PolicyMappings,
        PreferredSignatureAlgorithms,
        PrivateKeyUsagePeriod,
        QcStatements,
        ReasonCode,
        SctList,
        ServiceLocator,
        SubjectAltName,
        SubjectDirectoryAttributes,
        SubjectInfoAccess,
        SubjectKeyIdentifier,
        TlsFeature,
        TorServiceDescriptor,
        UnknownExtension {

  /** Which extension it is. */
  ObjectIdentifier id();

  /** Whether a verifier that does not understand it must refuse what it stands in. */
  boolean critical();

  /** The extension of this type; empty if there is none or it is malformed. */
  static <T extends CertificateExtension> Optional<T> find(
      List<CertificateExtension> extensions, Class<T> type) {
    for (CertificateExtension extension : extensions) {
      if (type.isInstance(extension)) {
        return Optional.of(type.cast(extension));
      }
    }
    return Optional.empty();
  }

  /** Reads the inside of {@code Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension}. */
  static List<CertificateExtension> decodeAll(DerReader in) throws ViolationException {
    int start = in.position();
    List<CertificateExtension> extensions = new ArrayList<>();
    Set<ObjectIdentifier> seen = new HashSet<>();
    do {
      CertificateExtension extension = decode(in);
      // RFC 5280 section 4.2: "A certificate MUST NOT include more than one instance of a
      // particular extension." X.509 section 7.3 says the same of extensions everywhere.
      if (!seen.add(extension.id())) {
        throw in.notCertificate(
            "", in.rangeSince(start), "each extension once", "two " + extension.id());
      }
      extensions.add(extension);
    } while (in.hasMore());
    return List.copyOf(extensions);
  }

  /** Reads {@code [number] EXPLICIT Extensions OPTIONAL}; no extensions if it is absent. */
  static List<CertificateExtension> decodeOptional(DerReader in, String name, int number)
      throws ViolationException {
    return in.atContext(number) ? decodeAll(in.context(name, number).onlySequence()) : List.of();
  }

  private static CertificateExtension decode(DerReader list) throws ViolationException {
    DerReader in = list.sequence("");
    ObjectIdentifier id = in.oid("extnID");
    in.describe(id);
    boolean critical = in.boolDefaultFalse("critical", DerTag.BOOLEAN);
    DerReader value = in.insideOctets("extnValue");
    in.end();
    try {
      CertificateExtension extension = ExtensionDecoder.decode(id, critical, value);
      value.end();
      return extension;
    } catch (ViolationException e) {
      // One bad extension does not hide the others; whoever judges the certificate sees it.
      return new MalformedExtension(id, critical, in.contentRead(), e.violation());
    }
  }
}
