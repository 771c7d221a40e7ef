package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame of a PKCS #12 file (RFC 7292 section 4). Whether it is authentic is not looked at here.
 *
 * <pre>
 * PFX ::= SEQUENCE {
 *   version   INTEGER {v3(3)},
 *   authSafe  ContentInfo,
 *   macData   MacData OPTIONAL }
 *
 * AuthenticatedSafe ::= SEQUENCE OF ContentInfo
 *   -- Data if unencrypted
 *   -- EncryptedData if password-encrypted
 *   -- EnvelopedData if public key-encrypted
 *
 * EncryptedData ::= SEQUENCE {
 *   version               INTEGER,
 *   encryptedContentInfo  SEQUENCE {
 *     contentType                 OBJECT IDENTIFIER,
 *     contentEncryptionAlgorithm  AlgorithmIdentifier,
 *     encryptedContent       [0]  IMPLICIT OCTET STRING } }
 * </pre>
 *
 * @param safes its parts, in order
 */
public record Pfx(List<Safe> safes) {

  /** Copies the list. */
  public Pfx {
    safes = List.copyOf(safes);
  }

  /** One part: encrypted, or not. */
  public sealed interface Safe {

    /**
     * Unencrypted.
     *
     * @param content the DER of {@link SafeBag}s
     */
    record Plain(byte[] content) implements Safe {}

    /**
     * Encrypted by a password.
     *
     * @param algorithm how
     * @param content what decrypts to the DER of {@link SafeBag}s
     */
    record Encrypted(AlgorithmIdentifier algorithm, byte[] content) implements Safe {}

    /** Encrypted by a public key. */
    record Enveloped() implements Safe {}
  }

  /**
   * Decodes a file.
   *
   * @param der the PFX, at most 64 MiB
   * @throws ViolationException if it is something else, or not DER
   */
  public static Pfx decode(byte[] der) throws ViolationException {
    DerReader in = DerReader.of("PFX", der, DerCursor.MAX_LIST_BYTES, false).onlySequence();
    int start = in.position();
    int version = in.integer("version", 255);
    // RFC 7292 section 4: "version … shall be v3 for this version of this document."
    if (version != 3) {
      throw in.notCertificate("version", in.rangeSince(start), "v3", "v" + version);
    }
    DerReader authSafe = in.sequence("authSafe");
    DerReader list = data(authSafe).sequence("AuthenticatedSafe");
    List<Safe> safes = new ArrayList<>();
    while (list.hasMore()) {
      safes.add(safe(list.sequence("")));
    }
    if (in.hasMore()) {
      in.element("macData", DerTag.SEQUENCE);
    }
    in.end();
    return new Pfx(safes);
  }

  /** Enters the content of {@code Data}: what an OCTET STRING holds. */
  private static DerReader data(DerReader info) throws ViolationException {
    int start = info.position();
    ObjectIdentifier type = info.oid("contentType");
    if (!type.equals(ObjectIdentifier.DATA)) {
      throw info.notCertificate(
          "contentType", info.rangeSince(start), ObjectIdentifier.DATA.toString(), type.toString());
    }
    return info.context("content", 0).insideOctets("Data");
  }

  private static Safe safe(DerReader info) throws ViolationException {
    ObjectIdentifier type = info.oid("contentType");
    if (type.equals(ObjectIdentifier.DATA)) {
      return new Safe.Plain(info.context("content", 0).octetString("Data"));
    }
    if (!type.equals(ObjectIdentifier.ENCRYPTED_DATA)) {
      return new Safe.Enveloped();
    }
    DerReader data = info.context("content", 0).sequence("EncryptedData");
    data.integer("version", 255);
    DerReader content = data.sequence("encryptedContentInfo");
    content.oid("contentType");
    AlgorithmIdentifier algorithm =
        AlgorithmIdentifier.decode(content, "contentEncryptionAlgorithm");
    return new Safe.Encrypted(algorithm, content.primitive("encryptedContent", DerTag.context(0)));
  }
}
