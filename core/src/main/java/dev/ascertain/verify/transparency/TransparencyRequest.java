package dev.ascertain.verify.transparency;

import dev.ascertain.x509.Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose timestamps to judge, and by what.
 *
 * @param certificate the server's certificate
 * @param issuer a certificate of its issuer, whose key timestamps in the certificate name
 * @param fromTls the SignedCertificateTimestampList of the TLS extension (RFC 6962 section 3.3.1)
 * @param staple the stapled OCSP response, DER, which may hold timestamps too
 * @param logs the known logs; empty if there is no list of them
 * @param at the time of judgement
 */
public record TransparencyRequest(
    Certificate certificate,
    Optional<Certificate> issuer,
    Optional<byte[]> fromTls,
    Optional<byte[]> staple,
    Optional<CtLogList> logs,
    Instant at) {}
