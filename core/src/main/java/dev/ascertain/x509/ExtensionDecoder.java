package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * Knows which extension has which decoder. To add one: a record, a line here, a line in the sealed
 * list of {@link CertificateExtension}.
 *
 * <p>A switch instead of a table: no lambda is to be made before the first certificate is read.
 */
final class ExtensionDecoder {
  /** The arc of X.509's extensions (RFC 5280 appendix A.2). */
  private static final ObjectIdentifier ID_CE = ObjectIdentifier.of("2.5.29");

  /** The arc of PKIX' own extensions (RFC 5280 appendix A.1). */
  private static final ObjectIdentifier ID_PE = ObjectIdentifier.of("1.3.6.1.5.5.7.1");

  /** The arc of OCSP (RFC 6960 appendix B). */
  private static final ObjectIdentifier ID_PKIX_OCSP = ObjectIdentifier.of("1.3.6.1.5.5.7.48.1");

  /** The arc of Certificate Transparency (RFC 6962 sections 3.1 and 3.3). */
  private static final ObjectIdentifier ID_CT = ObjectIdentifier.of("1.3.6.1.4.1.11129.2.4");

  private ExtensionDecoder() {}

  /**
   * Reads the value of an extension.
   *
   * @param in the inside of {@code extnValue}
   * @throws ViolationException if the value is not what the extension's definition says
   */
  static CertificateExtension decode(ObjectIdentifier id, boolean critical, DerReader in)
      throws ViolationException {
    int arc = id.arcBelow(ID_CE);
    if (arc >= 0) {
      return x509(arc, id, critical, in);
    }
    arc = id.arcBelow(ID_PE);
    if (arc >= 0) {
      return pkix(arc, id, critical, in);
    }
    arc = id.arcBelow(ID_PKIX_OCSP);
    if (arc >= 0) {
      return ocsp(arc, id, critical, in);
    }
    return switch (id.arcBelow(ID_CT)) {
      case 2, 5 -> SctList.decode(id, critical, in);
      case 3 -> CtPoison.decode(critical, in);
      default -> other(id, critical, in);
    };
  }

  private static CertificateExtension x509(
      int arc, ObjectIdentifier id, boolean critical, DerReader in) throws ViolationException {
    return switch (arc) {
      case 9 -> SubjectDirectoryAttributes.decode(critical, in);
      case 14 -> SubjectKeyIdentifier.decode(critical, in);
      case 15 -> KeyUsage.decode(critical, in);
      case 16 -> PrivateKeyUsagePeriod.decode(critical, in);
      case 17 -> SubjectAltName.decode(critical, in);
      case 18 -> IssuerAltName.decode(critical, in);
      case 19 -> BasicConstraints.decode(critical, in);
      case 20 -> CrlNumber.decode(critical, in);
      case 21 -> ReasonCode.decode(critical, in);
      case 23 -> HoldInstructionCode.decode(critical, in);
      case 24 -> InvalidityDate.decode(critical, in);
      case 27 -> DeltaCrlIndicator.decode(critical, in);
      case 28 -> IssuingDistributionPoint.decode(critical, in);
      case 29 -> CertificateIssuer.decode(critical, in);
      case 30 -> NameConstraints.decode(critical, in);
      case 31 -> CrlDistributionPoints.decode(critical, in);
      case 32 -> CertificatePolicies.decode(critical, in);
      case 33 -> PolicyMappings.decode(critical, in);
      case 35 -> AuthorityKeyIdentifier.decode(critical, in);
      case 36 -> PolicyConstraints.decode(critical, in);
      case 37 -> ExtKeyUsage.decode(critical, in);
      case 46 -> FreshestCrl.decode(critical, in);
      case 54 -> InhibitAnyPolicy.decode(critical, in);
      default -> new UnknownExtension(id, critical, in.rest());
    };
  }

  private static CertificateExtension pkix(
      int arc, ObjectIdentifier id, boolean critical, DerReader in) throws ViolationException {
    return switch (arc) {
      case 1 -> AuthorityInfoAccess.decode(critical, in);
      case 3 -> QcStatements.decode(critical, in);
      case 11 -> SubjectInfoAccess.decode(critical, in);
      case 24 -> TlsFeature.decode(critical, in);
      default -> new UnknownExtension(id, critical, in.rest());
    };
  }

  private static CertificateExtension ocsp(
      int arc, ObjectIdentifier id, boolean critical, DerReader in) throws ViolationException {
    return switch (arc) {
      case 2 -> Nonce.decode(critical, in);
      case 3 -> CrlId.decode(critical, in);
      case 4 -> AcceptableResponses.decode(critical, in);
      case 5 -> OcspNoCheck.decode(critical, in);
      case 6 -> ArchiveCutoff.decode(critical, in);
      case 7 -> ServiceLocator.decode(critical, in);
      case 8 -> PreferredSignatureAlgorithms.decode(critical, in);
      case 9 -> ExtendedRevoke.decode(critical, in);
      default -> new UnknownExtension(id, critical, in.rest());
    };
  }

  private static CertificateExtension other(ObjectIdentifier id, boolean critical, DerReader in)
      throws ViolationException {
    if (id.equals(ObjectIdentifier.CABF_ORGANIZATION_IDENTIFIER)) {
      return CabfOrganizationIdentifier.decode(critical, in);
    }
    if (id.equals(ObjectIdentifier.TOR_SERVICE_DESCRIPTOR)) {
      return TorServiceDescriptor.decode(critical, in);
    }
    if (id.equals(ObjectIdentifier.DELEGATION_USAGE)) {
      return DelegationUsage.decode(critical, in);
    }
    return new UnknownExtension(id, critical, in.rest());
  }
}
