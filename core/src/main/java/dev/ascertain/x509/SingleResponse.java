package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a responder says about one certificate (RFC 6960 section 4.2.1).
 *
 * <pre>
 * SingleResponse ::= SEQUENCE {
 *   certID                 CertID,
 *   certStatus             CertStatus,
 *   thisUpdate             GeneralizedTime,
 *   nextUpdate        [0]  EXPLICIT GeneralizedTime OPTIONAL,
 *   singleExtensions  [1]  EXPLICIT Extensions OPTIONAL }
 *
 * CertStatus ::= CHOICE {
 *   good     [0]  IMPLICIT NULL,
 *   revoked  [1]  IMPLICIT RevokedInfo,
 *   unknown  [2]  IMPLICIT NULL }
 *
 * RevokedInfo ::= SEQUENCE {
 *   revocationTime         GeneralizedTime,
 *   revocationReason  [0]  EXPLICIT CRLReason OPTIONAL }
 * </pre>
 *
 * @param certId which certificate
 * @param status its status
 * @param thisUpdate the time for which the status is right
 * @param nextUpdate until when it holds; empty if newer information is always to be had
 * @param singleExtensions such as certificate timestamps
 */
public record SingleResponse(
    CertId certId,
    CertStatus status,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    List<CertificateExtension> singleExtensions) {

  /** Copies the extensions. */
  public SingleResponse {
    singleExtensions = List.copyOf(singleExtensions);
  }

  /**
   * Names a certificate by hashes of its issuer (RFC 6960 section 4.1.1).
   *
   * <pre>
   * CertID ::= SEQUENCE {
   *   hashAlgorithm   AlgorithmIdentifier,
   *   issuerNameHash  OCTET STRING,
   *   issuerKeyHash   OCTET STRING,
   *   serialNumber    CertificateSerialNumber }
   * </pre>
   *
   * @param hashAlgorithm the hash of the next two
   * @param issuerNameHash the hash of the issuer's name in DER
   * @param issuerKeyHash the hash of the issuer's key bits
   * @param serialNumber the certificate's serial number
   */
  public record CertId(
      AlgorithmIdentifier hashAlgorithm,
      byte[] issuerNameHash,
      byte[] issuerKeyHash,
      BigInteger serialNumber) {}

  /** The status of a certificate. */
  public sealed interface CertStatus {
    /** Not revoked. */
    record Good() implements CertStatus {}

    /**
     * Revoked.
     *
     * @param time when
     * @param reason the number of the CRLReason (RFC 5280 section 5.3.1); empty if not given
     */
    record Revoked(Instant time, OptionalInt reason) implements CertStatus {}

    /** The responder does not know the certificate. */
    record Unknown() implements CertStatus {}
  }

  static SingleResponse decode(DerReader in) throws ViolationException {
    CertId id = certId(in.sequence("certID"));
    CertStatus status = status(in);
    Instant thisUpdate = in.generalizedTime("thisUpdate");
    Optional<Instant> nextUpdate = Optional.empty();
    if (in.at(0xa0)) {
      DerReader next = in.context("nextUpdate", 0);
      nextUpdate = Optional.of(next.generalizedTime("GeneralizedTime"));
      next.end();
    }
    List<CertificateExtension> extensions = extensions(in, "singleExtensions", 1);
    in.end();
    return new SingleResponse(id, status, thisUpdate, nextUpdate, extensions);
  }

  /** Reads {@code [number] EXPLICIT Extensions OPTIONAL}. */
  static List<CertificateExtension> extensions(DerReader in, String name, int number)
      throws ViolationException {
    if (!in.atContext(number)) {
      return List.of();
    }
    return CertificateExtension.decodeAll(in.context(name, number).onlySequence());
  }

  private static CertId certId(DerReader in) throws ViolationException {
    CertId id =
        new CertId(
            AlgorithmIdentifier.decode(in, "hashAlgorithm"),
            in.octetString("issuerNameHash"),
            in.octetString("issuerKeyHash"),
            in.integer("serialNumber"));
    in.end();
    return id;
  }

  private static CertStatus status(DerReader in) throws ViolationException {
    if (in.at(0x80)) {
      requireNull(in, "good", 0x80);
      return new CertStatus.Good();
    }
    if (in.at(0x82)) {
      requireNull(in, "unknown", 0x82);
      return new CertStatus.Unknown();
    }
    DerReader revoked = in.context("revoked", 1);
    Instant time = revoked.generalizedTime("revocationTime");
    OptionalInt reason = OptionalInt.empty();
    if (revoked.hasMore()) {
      DerReader explicit = revoked.context("revocationReason", 0);
      reason = OptionalInt.of(explicit.enumerated("CRLReason", 255));
      explicit.end();
    }
    revoked.end();
    return new CertStatus.Revoked(time, reason);
  }

  private static void requireNull(DerReader in, String name, int tag) throws ViolationException {
    byte[] content = in.primitive(name, tag);
    if (content.length != 0) {
      throw in.notDer(name, in.rangeSince(in.contentStart()), "0 bytes", content.length + " bytes");
    }
  }
}
