package dev.ascertain.x509;

import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import java.time.Instant;

/**
 * A log's promise to publish a certificate, in version 1 (RFC 6962 section 3.2).
 *
 * <pre>
 * struct {
 *   Version sct_version;
 *   LogID id;
 *   uint64 timestamp;
 *   CtExtensions extensions;
 *   digitally-signed struct { … };
 * } SignedCertificateTimestamp;
 * </pre>
 *
 * @param version 0, which stands for version 1
 * @param logId the SHA-256 hash of the log's key, 32 bytes
 * @param timestamp when the log saw the certificate, in milliseconds
 * @param extensions reserved by the RFC
 * @param algorithm the hash and signature algorithm
 * @param signature the log's signature
 */
public record SignedCertificateTimestamp(
    int version,
    byte[] logId,
    Instant timestamp,
    byte[] extensions,
    SignatureScheme algorithm,
    byte[] signature)
    implements SerializedSct {

  /** Reads what follows the version. */
  static SignedCertificateTimestamp decode(Reader in) throws ViolationException {
    return new SignedCertificateTimestamp(
        0,
        in.fixed("id", 32),
        Instant.ofEpochMilli(in.u64("timestamp")),
        in.opaque16("extensions", 0, 0xffff),
        in.u16("algorithm", SignatureScheme::new),
        in.opaque16("signature", 0, 0xffff));
  }
}
