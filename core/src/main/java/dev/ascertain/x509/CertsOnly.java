package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * A CMS message that signs nothing, and only carries certificates (RFC 8551 section 3.2.2,
 * "certs-only"), as CAs publish their issuers' (RFC 5280 section 4.2.2.1).
 *
 * <pre>
 * ContentInfo ::= SEQUENCE {
 *   contentType  OBJECT IDENTIFIER,
 *   content      [0]  EXPLICIT ANY DEFINED BY contentType }
 * SignedData ::= SEQUENCE {
 *   version           INTEGER,
 *   digestAlgorithms  SET OF AlgorithmIdentifier,
 *   encapContentInfo  SEQUENCE,
 *   certificates      [0]  IMPLICIT SET OF CertificateChoices OPTIONAL,
 *   crls              [1]  IMPLICIT SET OF RevocationInfoChoice OPTIONAL,
 *   signerInfos       SET OF SignerInfo }
 * </pre>
 *
 * <p>RFC 5280 also allows BER; what is not DER is refused.
 *
 * @param certificates the certificates, DER, in their order; not decoded yet
 */
public record CertsOnly(List<byte[]> certificates) {
  private static final ObjectIdentifier SIGNED_DATA = ObjectIdentifier.of("1.2.840.113549.1.7.2");

  /** Copies the list. */
  public CertsOnly {
    certificates = List.copyOf(certificates);
  }

  /**
   * Decodes a message.
   *
   * @param der the ContentInfo
   * @throws ViolationException if it is not one with SignedData in it
   */
  public static CertsOnly decode(byte[] der) throws ViolationException {
    DerReader info = DerReader.of("ContentInfo", der, false).onlySequence();
    int start = info.position();
    ObjectIdentifier type = info.oid("contentType");
    if (!type.equals(SIGNED_DATA)) {
      throw info.notCertificate(
          "contentType", info.rangeSince(start), "signedData", type.toString());
    }
    DerReader content = info.context("content", 0);
    info.end();
    DerReader data = content.sequence("SignedData");
    content.end();
    data.skipInteger("version");
    data.skip("digestAlgorithms");
    data.skip("encapContentInfo");
    List<byte[]> certificates = new ArrayList<>();
    if (data.atContext(0)) {
      DerReader set = data.context("certificates", 0);
      while (set.hasMore()) {
        // RFC 5652 section 10.2.2: the other choices are tagged; nobody publishes them.
        boolean plain = set.at(DerTag.SEQUENCE);
        byte[] choice = set.any("");
        if (plain) {
          certificates.add(choice);
        }
      }
    }
    return new CertsOnly(certificates);
  }
}
