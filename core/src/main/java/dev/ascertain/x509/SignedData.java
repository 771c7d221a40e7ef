package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a PKCS #7 or CMS file holds beside its signatures (RFC 5652 section 5.1; RFC 2315 section
 * 9.1). Files of certificates have nothing but these.
 *
 * <pre>
 * ContentInfo ::= SEQUENCE {
 *   contentType  OBJECT IDENTIFIER,
 *   content [0]  EXPLICIT ANY DEFINED BY contentType }
 *
 * SignedData ::= SEQUENCE {
 *   version               INTEGER,
 *   digestAlgorithms      SET OF DigestAlgorithmIdentifier,
 *   encapContentInfo      EncapsulatedContentInfo,
 *   certificates     [0]  IMPLICIT SET OF CertificateChoices OPTIONAL,
 *   crls             [1]  IMPLICIT SET OF RevocationInfoChoice OPTIONAL,
 *   signerInfos           SET OF SignerInfo }
 * </pre>
 *
 * <p>RFC 5652 allows BER; only DER is read, which is what programs write to files. The members of
 * sets may be in any order, for hardly any program sorts them. Certificates and revocation lists
 * are not looked into: a broken one does not hide the others.
 *
 * @param version 0 to 5: the version of the syntax
 * @param certificates the certificates, DER, in the order of the bytes
 * @param revocationLists the revocation lists, DER, in the order of the bytes
 */
public record SignedData(int version, List<byte[]> certificates, List<byte[]> revocationLists) {

  /** Copies the lists. */
  public SignedData {
    certificates = List.copyOf(certificates);
    revocationLists = List.copyOf(revocationLists);
  }

  /**
   * Decodes a file.
   *
   * @param der the ContentInfo, at most 64 MiB
   * @throws ViolationException if it is something else, or not DER
   */
  public static SignedData decode(byte[] der) throws ViolationException {
    return decode(reader(der, false));
  }

  /** Decodes a file and names every field on the way, as far as it can be read. */
  public static Trace<SignedData> trace(byte[] der) {
    DerReader in = reader(der, true);
    return Trace.of(in, () -> decode(in));
  }

  private static DerReader reader(byte[] der, boolean tracing) {
    return DerReader.of("ContentInfo", der, DerCursor.MAX_LIST_BYTES, tracing);
  }

  private static SignedData decode(DerReader whole) throws ViolationException {
    DerReader info = whole.onlySequence();
    int start = info.position();
    ObjectIdentifier type = info.oid("contentType");
    if (!type.equals(ObjectIdentifier.SIGNED_DATA)) {
      throw info.notCertificate(
          "contentType",
          info.rangeSince(start),
          ObjectIdentifier.SIGNED_DATA.toString(),
          type.toString());
    }
    DerReader content = info.context("content", 0);
    info.end();
    DerReader in = content.sequence("SignedData");
    content.end();
    int version = in.integer("version", 5);
    in.element("digestAlgorithms", DerTag.SET);
    in.element("encapContentInfo", DerTag.SEQUENCE);
    List<byte[]> certificates = members(in, "certificates", 0);
    List<byte[]> revocationLists = members(in, "crls", 1);
    in.element("signerInfos", DerTag.SET);
    in.end();
    return new SignedData(version, certificates, revocationLists);
  }

  /**
   * Reads {@code [number] IMPLICIT SET OF CHOICE { SEQUENCE, … } OPTIONAL}. The other choices,
   * which are tagged, are attribute certificates and formats of others; they are passed over.
   */
  private static List<byte[]> members(DerReader outer, String name, int number)
      throws ViolationException {
    if (!outer.atContext(number)) {
      return List.of();
    }
    DerReader in = outer.context(name, number);
    List<byte[]> members = new ArrayList<>();
    while (in.hasMore()) {
      boolean wanted = in.at(DerTag.SEQUENCE);
      byte[] member = in.element("", in.peek());
      if (wanted) {
        members.add(member);
      }
    }
    return members;
  }
}
