package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * An extension of a certificate (RFC 5280 section 4.2).
 *
 * <pre>
 * Extension ::= SEQUENCE {
 *   extnID     OBJECT IDENTIFIER,
 *   critical   BOOLEAN DEFAULT FALSE,
 *   extnValue  OCTET STRING -- contains the DER encoding of an ASN.1 value }
 * </pre>
 */
public sealed interface CertificateExtension
    permits AuthorityInfoAccess,
        AuthorityKeyIdentifier,
        BasicConstraints,
        CertificatePolicies,
        CrlDistributionPoints,
        ExtKeyUsage,
        KeyUsage,
        MalformedExtension,
        NameConstraints,
        SctList,
        SubjectAltName,
        SubjectKeyIdentifier,
        TlsFeature,
        UnknownExtension {

  /** Which extension it is. */
  ObjectIdentifier id();

  /** Whether a verifier that does not understand it must refuse the certificate. */
  boolean critical();

  /** Reads the inside of {@code Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension}. */
  static List<CertificateExtension> decodeAll(DerReader in) throws ViolationException {
    List<CertificateExtension> extensions = new ArrayList<>();
    do {
      extensions.add(decode(in));
    } while (in.hasMore());
    return List.copyOf(extensions);
  }

  private static CertificateExtension decode(DerReader list) throws ViolationException {
    DerReader in = list.sequence("");
    ObjectIdentifier id = in.oid("extnID");
    in.describe(id);
    int start = in.position();
    boolean critical = in.at(DerReader.BOOLEAN) && in.bool("critical");
    // X.690 section 11.5: "The encoding of a set value or sequence value shall not include an
    // encoding for any component value which is equal to its default value."
    if (!critical && in.position() != start) {
      ByteRange range = in.rangeSince(start);
      throw in.notDer("critical", range, "nothing, the default being FALSE", "FALSE");
    }
    DerReader value = in.insideOctets("extnValue");
    in.end();
    try {
      CertificateExtension extension = decodeValue(id, critical, value);
      value.end();
      return extension;
    } catch (ViolationException e) {
      // One bad extension does not hide the others; whoever judges the certificate sees it.
      return new MalformedExtension(id, critical, in.contentRead(), e.violation());
    }
  }

  private static CertificateExtension decodeValue(
      ObjectIdentifier id, boolean critical, DerReader in) throws ViolationException {
    ExtensionDecoder decoder = ExtensionDecoder.BY_ID.get(id);
    return decoder == null
        ? new UnknownExtension(id, critical, in.rest())
        : decoder.decode(critical, in);
  }
}
