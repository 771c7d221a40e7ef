package dev.ascertain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to verify, and by which measure.
 *
 * @param certificates the certificates in the order sent, DER; the first is the server's own
 * @param name the name the client asked for; empty leaves the name unchecked
 * @param at the time of judgement
 * @param store the trusted roots
 * @param intermediates more certificates to build paths from, DER
 * @param staple the stapled OCSP response (RFC 6066 section 8), DER
 * @param keyProof what the handshake showed about the private key
 */
public record VerificationRequest(
    List<byte[]> certificates,
    Optional<ReferenceIdentifier> name,
    Instant at,
    TrustStore store,
    List<byte[]> intermediates,
    Optional<byte[]> staple,
    KeyProof keyProof) {

  /** Copies the lists. */
  public VerificationRequest {
    certificates = List.copyOf(certificates);
    intermediates = List.copyOf(intermediates);
  }

  /** A request without extra intermediates, staple and handshake. */
  public static VerificationRequest of(
      List<byte[]> certificates, ReferenceIdentifier name, Instant at, TrustStore store) {
    return new VerificationRequest(
        certificates,
        Optional.of(name),
        at,
        store,
        List.of(),
        Optional.empty(),
        KeyProof.NOT_REACHED);
  }

  /** This request with these certificates to build paths from besides those sent. */
  public VerificationRequest withIntermediates(List<byte[]> more) {
    return new VerificationRequest(certificates, name, at, store, more, staple, keyProof);
  }

  /** This request with a stapled OCSP response. */
  public VerificationRequest withStaple(byte[] ocspResponse) {
    return new VerificationRequest(
        certificates, name, at, store, intermediates, Optional.of(ocspResponse), keyProof);
  }

  /** This request with what the handshake showed. */
  public VerificationRequest withKeyProof(KeyProof proof) {
    return new VerificationRequest(certificates, name, at, store, intermediates, staple, proof);
  }
}
