package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing in a PKCS #12 file (RFC 7292 section 4.2).
 *
 * <pre>
 * SafeContents ::= SEQUENCE OF SafeBag
 * SafeBag ::= SEQUENCE {
 *   bagId          OBJECT IDENTIFIER,
 *   bagValue  [0]  EXPLICIT ANY DEFINED BY bagId,
 *   bagAttributes  SET OF PKCS12Attribute OPTIONAL }
 * CertBag ::= SEQUENCE {
 *   certId          OBJECT IDENTIFIER,
 *   certValue  [0]  EXPLICIT OCTET STRING }
 * </pre>
 *
 * @param kind what it is
 * @param value of a certificate or revocation list, its DER; of all else, nothing
 * @param friendlyName what people call it; not safe to print
 */
public record SafeBag(Kind kind, byte[] value, Optional<String> friendlyName) {

  /** What bags hold. */
  public enum Kind {
    /** A private key, encrypted or not. */
    PRIVATE_KEY,
    /** A certificate. */
    CERTIFICATE,
    /** A revocation list. */
    CERTIFICATE_LIST,
    /** Anything else. */
    OTHER
  }

  private static final ObjectIdentifier PKCS12_BAG_IDS =
      ObjectIdentifier.of("1.2.840.113549.1.12.10.1");
  private static final ObjectIdentifier X509_CERTIFICATE =
      ObjectIdentifier.of("1.2.840.113549.1.9.22.1");
  private static final ObjectIdentifier X509_CRL = ObjectIdentifier.of("1.2.840.113549.1.9.23.1");
  private static final ObjectIdentifier FRIENDLY_NAME =
      ObjectIdentifier.of("1.2.840.113549.1.9.20");

  /**
   * Decodes the bags of one part of a file, also those that are in bags.
   *
   * @param der the SafeContents
   * @throws ViolationException if it is something else, or not DER
   */
  public static List<SafeBag> decodeAll(byte[] der) throws ViolationException {
    List<SafeBag> bags = new ArrayList<>();
    decodeAll(
        DerReader.of("SafeContents", der, DerCursor.MAX_LIST_BYTES, false).onlySequence(), bags);
    return List.copyOf(bags);
  }

  private static void decodeAll(DerReader in, List<SafeBag> bags) throws ViolationException {
    while (in.hasMore()) {
      DerReader bag = in.sequence("");
      ObjectIdentifier id = bag.oid("bagId");
      DerReader value = bag.context("bagValue", 0);
      Optional<String> name =
          bag.hasMore() ? friendlyName(bag.set("bagAttributes")) : Optional.empty();
      bag.end();
      switch (id.arcBelow(PKCS12_BAG_IDS)) {
        case 1, 2 -> bags.add(new SafeBag(Kind.PRIVATE_KEY, new byte[0], name));
        case 3 -> bags.add(holding(value, X509_CERTIFICATE, Kind.CERTIFICATE, name));
        case 4 -> bags.add(holding(value, X509_CRL, Kind.CERTIFICATE_LIST, name));
        case 6 -> decodeAll(value.sequence("SafeContents"), bags);
        default -> bags.add(new SafeBag(Kind.OTHER, new byte[0], name));
      }
    }
  }

  /** Reads a CertBag or CRLBag, which differ in their names only. */
  private static SafeBag holding(
      DerReader value, ObjectIdentifier known, Kind kind, Optional<String> name)
      throws ViolationException {
    DerReader in = value.sequence("CertBag");
    ObjectIdentifier id = in.oid("certId");
    DerReader explicit = in.context("certValue", 0);
    in.end();
    if (!id.equals(known)) {
      return new SafeBag(Kind.OTHER, new byte[0], name);
    }
    byte[] content = explicit.octetString("x509Certificate");
    explicit.end();
    return new SafeBag(kind, content, name);
  }

  private static Optional<String> friendlyName(DerReader attributes) throws ViolationException {
    Optional<String> name = Optional.empty();
    while (attributes.hasMore()) {
      DerReader attribute = attributes.sequence("");
      boolean wanted = attribute.oid("attrId").equals(FRIENDLY_NAME);
      DerReader values = attribute.set("attrValues");
      attribute.end();
      if (wanted && values.hasMore()) {
        name = values.characters("friendlyName").text();
      }
    }
    return name;
  }
}
