package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A list of revoked certificates, version 1 or 2 (RFC 5280 section 5.1).
 *
 * <pre>
 * CertificateList ::= SEQUENCE {
 *   tbsCertList         TBSCertList,
 *   signatureAlgorithm  AlgorithmIdentifier,
 *   signatureValue      BIT STRING }
 *
 * TBSCertList ::= SEQUENCE {
 *   version              Version OPTIONAL, -- if present, MUST be v2
 *   signature            AlgorithmIdentifier,
 *   issuer               Name,
 *   thisUpdate           Time,
 *   nextUpdate           Time OPTIONAL,
 *   revokedCertificates  SEQUENCE OF SEQUENCE {
 *     userCertificate     CertificateSerialNumber,
 *     revocationDate      Time,
 *     crlEntryExtensions  Extensions OPTIONAL } OPTIONAL,
 *   crlExtensions   [0]  EXPLICIT Extensions OPTIONAL }
 * </pre>
 *
 * <p>A list may have millions of entries, and 64 MiB. All are checked when it is decoded, but what
 * is kept of each is where it lies and a hash of its serial number: eight bytes. {@link #entry}
 * decodes the one asked for.
 *
 * <p>Two lists are equal if their bytes are.
 */
public final class CertificateList {
  private final byte[] der;
  private final ByteRange tbs;
  private final TbsCertList fields;
  private final AlgorithmIdentifier signatureAlgorithm;
  private final byte[] signature;

  private CertificateList(
      byte[] der,
      ByteRange tbs,
      TbsCertList fields,
      AlgorithmIdentifier signatureAlgorithm,
      byte[] signature) {
    this.der = der;
    this.tbs = tbs;
    this.fields = fields;
    this.signatureAlgorithm = signatureAlgorithm;
    this.signature = signature;
  }

  /**
   * One revoked certificate.
   *
   * @param serialNumber the certificate's serial number
   * @param revocationDate when it was revoked
   * @param extensions such as a {@link ReasonCode}; malformed and unknown ones too
   * @param certificateIssuer the names of the certificate's issuer: those of the {@link
   *     CertificateIssuer} of this entry, else of the nearest one before it, else the list's issuer
   * @param range where the entry lies in the list
   */
  public record Entry(
      BigInteger serialNumber,
      Time revocationDate,
      List<CertificateExtension> extensions,
      List<GeneralName> certificateIssuer,
      ByteRange range) {

    /** Copies the lists. */
    public Entry {
      extensions = List.copyOf(extensions);
      certificateIssuer = List.copyOf(certificateIssuer);
    }

    /** The extension of this type; empty if there is none or it is malformed. */
    public <T extends CertificateExtension> Optional<T> extension(Class<T> type) {
      return CertificateExtension.find(extensions, type);
    }

    /** The number of the reason, see {@link ReasonCode}; empty if it is not given. */
    public OptionalInt reason() {
      return extension(ReasonCode.class)
          .map(code -> OptionalInt.of(code.reason()))
          .orElseGet(OptionalInt::empty);
    }
  }

  /**
   * Decodes one list.
   *
   * @param der the list, at most 64 MiB; it is copied
   * @throws ViolationException if its frame or that of an entry is broken, or a certificateIssuer,
   *     without which the entries after it have no owner; other malformed extensions are kept
   */
  public static CertificateList decode(byte[] der) throws ViolationException {
    byte[] copy = der.clone();
    return decode(reader(copy, false), copy);
  }

  /**
   * Decodes one list and names every field on the way, as far as it can be read. Of the entries,
   * the first {@value RevokedCertificates#MAX_TRACED} are shown.
   */
  public static Trace<CertificateList> trace(byte[] der) {
    byte[] copy = der.clone();
    DerReader in = reader(copy, true);
    Trace<CertificateList> trace = Trace.of(in, () -> decode(in, copy));
    return trace
        .value()
        .map(read -> new Trace<>(trace.value(), trace.field(), read.malformed()))
        .orElse(trace);
  }

  /** The whole list. */
  public byte[] der() {
    return der.clone();
  }

  /** The size of the whole list in bytes. */
  public int length() {
    return der.length;
  }

  /** The bytes the issuer signed: {@code tbsCertList} with its header. */
  public byte[] tbsCertList() {
    return Arrays.copyOfRange(der, tbs.start(), tbs.end());
  }

  /** 1 or 2: one more than the number in the bytes. */
  public int version() {
    return fields.version();
  }

  /** The signature algorithm as {@code tbsCertList.signature} states it. */
  public AlgorithmIdentifier signatureAlgorithmInside() {
    return fields.signature();
  }

  /** The signature algorithm as {@code signatureAlgorithm} states it. */
  public AlgorithmIdentifier signatureAlgorithm() {
    return signatureAlgorithm;
  }

  /** The issuer's signature over {@link #tbsCertList}. */
  public byte[] signature() {
    return signature.clone();
  }

  /** Who issued the list. */
  public Name issuer() {
    return fields.issuer();
  }

  /** When the list was made. */
  public Instant thisUpdate() {
    return fields.thisUpdate().instant();
  }

  /** When the next list will be there at the latest; empty if it does not say. */
  public Optional<Instant> nextUpdate() {
    return fields.nextUpdate().map(Time::instant);
  }

  /** When the list was made, as it is written. */
  public Time thisUpdateTime() {
    return fields.thisUpdate();
  }

  /** When the next list will be there, as it is written. */
  public Optional<Time> nextUpdateTime() {
    return fields.nextUpdate();
  }

  /** The extensions of the list itself, in its order, malformed and unknown ones too. */
  public List<CertificateExtension> extensions() {
    return fields.extensions();
  }

  /** The list's extension of this type; empty if there is none or it is malformed. */
  public <T extends CertificateExtension> Optional<T> extension(Class<T> type) {
    return CertificateExtension.find(fields.extensions(), type);
  }

  /** What is wrong inside extensions of the list itself; its frame is well-formed. */
  public List<Violation> malformed() {
    return MalformedExtension.violations(fields.extensions());
  }

  /** How many entries there are. */
  public int size() {
    return fields.revoked().size();
  }

  /**
   * The kinds of extension that are critical in some entry, the first {@value
   * RevokedCertificates#MAX_CRITICAL} of them. RFC 5280 section 5.3: "If a CRL contains a critical
   * CRL entry extension that the application cannot process, then the application MUST NOT use that
   * CRL to determine the status of any certificates."
   */
  public List<ObjectIdentifier> criticalEntryExtensions() {
    return fields.revoked().critical();
  }

  /**
   * The entry of a certificate; the first one, if it has several.
   *
   * @param certificateIssuer the certificate's issuer, as {@link Certificate#issuer} gives it
   * @param serialNumber the certificate's serial number
   * @return empty if the list has none
   */
  public Optional<Entry> entry(Name certificateIssuer, BigInteger serialNumber) {
    return fields.revoked().entry(certificateIssuer, serialNumber);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateList that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  /** The issuer; safe to print. */
  @Override
  public String toString() {
    return issuer().toString();
  }

  private static DerReader reader(byte[] der, boolean tracing) {
    return DerReader.of("CertificateList", der, DerCursor.MAX_LIST_BYTES, tracing);
  }

  private static CertificateList decode(DerReader whole, byte[] der) throws ViolationException {
    DerReader in = whole.onlySequence();
    int start = in.position();
    TbsCertList fields = TbsCertList.decode(in, der);
    ByteRange tbs = in.rangeSince(start);
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.decode(in, "signatureAlgorithm");
    byte[] signature = in.bitString("signatureValue");
    in.end();
    return new CertificateList(der, tbs, fields, algorithm, signature);
  }
}
