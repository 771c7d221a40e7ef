package dev.ascertain.verify.transparency;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.SignatureAlgorithm;
import dev.ascertain.verify.transparency.JudgedTimestamp.Origin;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Writer;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.PrecertificateTbs;
import dev.ascertain.x509.SignedCertificateTimestamp;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Judges single timestamps (RFC 6962 section 3.2). */
final class SctJudge {
  /** RFC 6962 section 2.1.4: ECDSA with P-256 or RSA, and SHA-256, as TLS 1.2 writes them. */
  private static final Map<SignatureScheme, SignatureAlgorithm> ALGORITHMS =
      Map.of(
          SignatureScheme.ECDSA_SECP256R1_SHA256,
          new SignatureAlgorithm.Ecdsa(Hash.SHA_256, Optional.empty()),
          SignatureScheme.RSA_PKCS1_SHA256,
          new SignatureAlgorithm.RsaPkcs1(Hash.SHA_256));

  /**
   * A tolerance of ours: CAs date certificates back by hours, so that a certificate may be judged
   * as of a time at which it was valid but not logged yet.
   */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private static final int CERTIFICATE_TIMESTAMP = 0;
  private static final int X509_ENTRY = 0;
  private static final int PRECERT_ENTRY = 1;

  private final TransparencyRequest request;
  private final Crypto crypto;

  SctJudge(TransparencyRequest request, Crypto crypto) {
    this.request = request;
    this.crypto = crypto;
  }

  JudgedTimestamp judge(SignedCertificateTimestamp timestamp, Origin origin) {
    Optional<CtLog> log = request.logs().flatMap(logs -> logs.log(timestamp.logId()));
    return new JudgedTimestamp(timestamp, origin, log, verdict(timestamp, origin, log));
  }

  private SctVerdict verdict(
      SignedCertificateTimestamp timestamp, Origin origin, Optional<CtLog> log) {
    // RFC 6962 section 5.2: clients "MUST reject SCTs whose timestamp is in the future".
    if (timestamp.timestamp().isAfter(request.at().plus(CLOCKS_DIFFER))) {
      return SctVerdict.FROM_THE_FUTURE;
    }
    if (request.logs().isEmpty()) {
      return SctVerdict.NO_LOG_LIST;
    }
    if (log.isEmpty()) {
      return SctVerdict.UNKNOWN_LOG;
    }
    if (origin == Origin.CERTIFICATE && request.issuer().isEmpty()) {
      return SctVerdict.ISSUER_UNKNOWN;
    }
    SignatureAlgorithm algorithm = ALGORITHMS.get(timestamp.algorithm());
    if (algorithm == null) {
      return SctVerdict.UNSUPPORTED;
    }
    try {
      byte[] signed = signedData(timestamp, origin);
      return crypto.verify(algorithm, log.get().key(), signed, timestamp.signature())
          ? ofLog(timestamp, log.get())
          : SctVerdict.BAD_SIGNATURE;
    } catch (CryptoException e) {
      return SctVerdict.UNSUPPORTED;
    }
  }

  private SctVerdict ofLog(SignedCertificateTimestamp timestamp, CtLog log) {
    if (log.state().isEmpty() || !log.state().get().approvedOnce(timestamp.timestamp())) {
      return SctVerdict.LOG_NOT_APPROVED;
    }
    if (log.expiring().isPresent()
        && !log.expiring().get().contains(request.certificate().notAfter())) {
      return SctVerdict.OUTSIDE_INTERVAL;
    }
    return log.state().get().isApproved() ? SctVerdict.GOOD : SctVerdict.GOOD_OF_RETIRED_LOG;
  }

  /**
   * What the log signed.
   *
   * <pre>
   * digitally-signed struct {
   *   Version sct_version;
   *   SignatureType signature_type = certificate_timestamp;
   *   uint64 timestamp;
   *   LogEntryType entry_type;
   *   select(entry_type) {
   *     case x509_entry: ASN.1Cert;
   *     case precert_entry: PreCert;
   *   } signed_entry;
   *   CtExtensions extensions;
   * };
   *
   * struct {
   *   opaque issuer_key_hash[32];
   *   opaque tbs_certificate&lt;1..2^24-1&gt;;
   * } PreCert;
   * </pre>
   */
  private byte[] signedData(SignedCertificateTimestamp timestamp, Origin origin) {
    return Writer.write(out -> {
      out.u8(timestamp.version()).u8(CERTIFICATE_TIMESTAMP);
      out.u64(timestamp.timestamp().toEpochMilli());
      switch (origin) {
        case CERTIFICATE -> writePrecertificate(out, request.issuer().orElseThrow());
        case TLS_EXTENSION, OCSP_RESPONSE ->
            out.u16(X509_ENTRY).opaque24(request.certificate().der());
      }
      out.opaque16(timestamp.extensions());
    });
  }

  private void writePrecertificate(Writer out, Certificate issuer) {
    out.u16(PRECERT_ENTRY)
        .raw(crypto.hash(Hash.SHA_256, issuer.subjectPublicKeyInfo().der()))
        .opaque24(PrecertificateTbs.of(request.certificate()));
  }
}
