package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
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
      BigInteger serialNumber) {

    void encode(DerWriter out) {
      out.sequence(id -> {
        hashAlgorithm.encode(id);
        id.octetString(issuerNameHash).octetString(issuerKeyHash).integer(serialNumber);
      });
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof CertId that
          && hashAlgorithm.equals(that.hashAlgorithm)
          && Arrays.equals(issuerNameHash, that.issuerNameHash)
          && Arrays.equals(issuerKeyHash, that.issuerKeyHash)
          && serialNumber.equals(that.serialNumber);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(issuerKeyHash) + serialNumber.hashCode();
    }
  }

  /** The extension of this type; empty if there is none or it is malformed. */
  public <T extends CertificateExtension> Optional<T> extension(Class<T> type) {
    return CertificateExtension.find(singleExtensions, type);
  }

  /** The status of a certificate. */
  public sealed interface CertStatus {
    /** Not revoked. */
    record Good() implements CertStatus {}

    /**
     * Revoked.
     *
     * @param time when
     * @param reason the number of the CRLReason, see {@link ReasonCode}; empty if not given
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
    if (in.at(DerTag.constructed(0))) {
      DerReader next = in.context("nextUpdate", 0);
      nextUpdate = Optional.of(next.generalizedTime("GeneralizedTime"));
      next.end();
    }
    List<CertificateExtension> extensions =
        CertificateExtension.decodeOptional(in, "singleExtensions", 1);
    in.end();
    return new SingleResponse(id, status, thisUpdate, nextUpdate, extensions);
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
    if (in.at(DerTag.context(0))) {
      in.nul("good", DerTag.context(0));
      return new CertStatus.Good();
    }
    if (in.at(DerTag.context(2))) {
      in.nul("unknown", DerTag.context(2));
      return new CertStatus.Unknown();
    }
    DerReader revoked = in.context("revoked", 1);
    Instant time = revoked.generalizedTime("revocationTime");
    OptionalInt reason = OptionalInt.empty();
    if (revoked.hasMore()) {
      DerReader explicit = revoked.context("revocationReason", 0);
      reason = OptionalInt.of(ReasonCode.decode(explicit, "CRLReason"));
      explicit.end();
    }
    revoked.end();
    return new CertStatus.Revoked(time, reason);
  }
}
