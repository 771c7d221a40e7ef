package dev.ascertain.x509;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An X.509 certificate, version 1 to 3 (RFC 5280 section 4.1).
 *
 * <pre>
 * Certificate ::= SEQUENCE {
 *   tbsCertificate      TBSCertificate,
 *   signatureAlgorithm  AlgorithmIdentifier,
 *   signatureValue      BIT STRING }
 *
 * TBSCertificate ::= SEQUENCE {
 *   version         [0]  EXPLICIT Version DEFAULT v1,
 *   serialNumber         CertificateSerialNumber,
 *   signature            AlgorithmIdentifier,
 *   issuer               Name,
 *   validity             Validity,
 *   subject              Name,
 *   subjectPublicKeyInfo SubjectPublicKeyInfo,
 *   issuerUniqueID  [1]  IMPLICIT UniqueIdentifier OPTIONAL,
 *   subjectUniqueID [2]  IMPLICIT UniqueIdentifier OPTIONAL,
 *   extensions      [3]  EXPLICIT Extensions OPTIONAL }
 * </pre>
 *
 * <p>Two certificates are equal if their bytes are.
 */
public final class Certificate {
  private final byte[] der;
  private final ByteRange tbs;
  private final TbsCertificate fields;
  private final AlgorithmIdentifier signatureAlgorithm;
  private final byte[] signature;

  private Certificate(
      byte[] der,
      ByteRange tbs,
      TbsCertificate fields,
      AlgorithmIdentifier signatureAlgorithm,
      byte[] signature) {
    this.der = der;
    this.tbs = tbs;
    this.fields = fields;
    this.signatureAlgorithm = signatureAlgorithm;
    this.signature = signature;
  }

  /**
   * Decodes one certificate.
   *
   * @param der the certificate; it is copied
   * @throws ViolationException if the frame is broken; malformed extensions are kept, see {@link
   *     #malformed}
   */
  public static Certificate decode(byte[] der) throws ViolationException {
    byte[] copy = der.clone();
    return decode(DerReader.of("Certificate", copy, false), copy);
  }

  /** Decodes one certificate and names every field on the way, as far as it can be read. */
  public static Trace<Certificate> trace(byte[] der) {
    byte[] copy = der.clone();
    DerReader in = DerReader.of("Certificate", copy, true);
    Trace<Certificate> trace = Trace.of(in, () -> decode(in, copy));
    return trace
        .value()
        .map(read -> new Trace<>(trace.value(), trace.field(), read.malformed()))
        .orElse(trace);
  }

  /** The whole certificate. */
  public byte[] der() {
    return der.clone();
  }

  /** The size of the whole certificate in bytes. */
  public int length() {
    return der.length;
  }

  /** The bytes the issuer signed: {@code tbsCertificate} with its header. */
  public byte[] tbsCertificate() {
    return Arrays.copyOfRange(der, tbs.start(), tbs.end());
  }

  /** 1, 2 or 3: one more than the number in the bytes. */
  public int version() {
    return fields.version();
  }

  /** The serial number; may be zero, negative or very long, though RFC 5280 forbids it. */
  public BigInteger serialNumber() {
    return fields.serialNumber();
  }

  /** The signature algorithm as {@code tbsCertificate.signature} states it. */
  public AlgorithmIdentifier signatureAlgorithmInside() {
    return fields.signature();
  }

  /** The signature algorithm as {@code signatureAlgorithm} states it. */
  public AlgorithmIdentifier signatureAlgorithm() {
    return signatureAlgorithm;
  }

  /** The issuer's signature over {@link #tbsCertificate}. */
  public byte[] signature() {
    return signature.clone();
  }

  /** Who issued the certificate. */
  public Name issuer() {
    return fields.issuer();
  }

  /** Whose certificate it is. */
  public Name subject() {
    return fields.subject();
  }

  /** The first second of the certificate's validity. */
  public Instant notBefore() {
    return fields.notBefore().instant();
  }

  /** The last second of the certificate's validity. */
  public Instant notAfter() {
    return fields.notAfter().instant();
  }

  /** When the validity begins, as it is written. */
  public Time notBeforeTime() {
    return fields.notBefore();
  }

  /** When the validity ends, as it is written. */
  public Time notAfterTime() {
    return fields.notAfter();
  }

  /** The subject's public key. */
  public SubjectPublicKeyInfo subjectPublicKeyInfo() {
    return fields.subjectPublicKeyInfo();
  }

  /** Whether it has an issuerUniqueID or a subjectUniqueID. */
  public boolean hasUniqueIdentifiers() {
    return fields.hasUniqueIdentifiers();
  }

  /** All extensions in the certificate's order, malformed and unknown ones too. */
  public List<CertificateExtension> extensions() {
    return fields.extensions();
  }

  /** The extension of this type; empty if there is none or it is malformed. */
  public <T extends CertificateExtension> Optional<T> extension(Class<T> type) {
    return CertificateExtension.find(fields.extensions(), type);
  }

  /** What is wrong inside extensions; the rest of the certificate is well-formed. */
  public List<Violation> malformed() {
    return MalformedExtension.violations(fields.extensions());
  }

  /** Whether issuer and subject match. Says nothing about who signed. */
  public boolean isSelfIssued() {
    return issuer().equals(subject());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Certificate that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  /** The subject; safe to print. */
  @Override
  public String toString() {
    return subject().toString();
  }

  /** Reads a certificate as an element of something else, such as an OCSP response. */
  static Certificate decodeElement(DerReader outer) throws ViolationException {
    int start = outer.position();
    byte[] element = outer.any("");
    try {
      return decode(DerReader.of("Certificate", element, false), element);
    } catch (ViolationException e) {
      Violation inner = e.violation();
      ByteRange range = inner.range().shiftedBy(start);
      throw outer.notCertificate(inner.path(), range, inner.expected(), inner.actual());
    }
  }

  private static Certificate decode(DerReader whole, byte[] der) throws ViolationException {
    DerReader in = whole.onlySequence();
    int start = in.position();
    TbsCertificate fields = TbsCertificate.decode(in);
    ByteRange tbs = in.rangeSince(start);
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.decode(in, "signatureAlgorithm");
    byte[] signature = in.bitString("signatureValue");
    in.end();
    return new Certificate(der, tbs, fields, algorithm, signature);
  }
}
