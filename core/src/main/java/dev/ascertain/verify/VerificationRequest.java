package dev.ascertain.verify;

import dev.ascertain.verify.evidence.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to verify, and by which measure.
 *
 * @param certificates the certificates in the order sent, DER; the first is the peer's own
 * @param name the name the client asked for; empty leaves the name unchecked
 * @param at the time of judgement
 * @param measure by which measure
 * @param intermediates more certificates to build paths from, DER
 * @param handshake what the handshake brought; empty if there was none, so that nothing can be said
 *     about what the server staples and proves
 * @param evidence what else is at hand
 */
public record VerificationRequest(
    List<byte[]> certificates,
    Optional<ReferenceIdentifier> name,
    Instant at,
    Measure measure,
    List<byte[]> intermediates,
    Optional<FromHandshake> handshake,
    Evidence evidence) {

  /** Copies the lists. */
  public VerificationRequest {
    certificates = List.copyOf(certificates);
    intermediates = List.copyOf(intermediates);
  }

  /** A request without extra intermediates, handshake and evidence. */
  public static VerificationRequest of(
      List<byte[]> certificates, ReferenceIdentifier name, Instant at, Measure measure) {
    return new VerificationRequest(
        certificates, Optional.of(name), at, measure, List.of(), Optional.empty(), Evidence.NONE);
  }

  /** A request by {@link Measure#of} this store. */
  public static VerificationRequest of(
      List<byte[]> certificates, ReferenceIdentifier name, Instant at, TrustStore store) {
    return of(certificates, name, at, Measure.of(store));
  }

  /** The store that the verdict is by. */
  public TrustStore store() {
    return measure.store();
  }

  /** The staple for the peer's own certificate. */
  public Optional<byte[]> staple() {
    return handshake.flatMap(FromHandshake::staple);
  }

  /** What the handshake showed about the private key. */
  public KeyProof keyProof() {
    return handshake.map(FromHandshake::keyProof).orElse(KeyProof.NOT_REACHED);
  }

  /** This request with these certificates to build paths from besides those sent. */
  public VerificationRequest withIntermediates(List<byte[]> more) {
    return new VerificationRequest(certificates, name, at, measure, more, handshake, evidence);
  }

  /** This request with another measure. */
  public VerificationRequest with(Measure other) {
    return new VerificationRequest(
        certificates, name, at, other, intermediates, handshake, evidence);
  }

  /** This request with other evidence. */
  public VerificationRequest with(Evidence other) {
    return new VerificationRequest(
        certificates, name, at, measure, intermediates, handshake, other);
  }

  /** This request with what a handshake brought. */
  public VerificationRequest with(FromHandshake brought) {
    return new VerificationRequest(
        certificates, name, at, measure, intermediates, Optional.of(brought), evidence);
  }

  /** This request with a stapled OCSP response for the peer's own certificate. */
  public VerificationRequest withStaple(byte[] ocspResponse) {
    return with(
        new FromHandshake(
            Map.of(0, ocspResponse), handshake.flatMap(FromHandshake::timestamps), keyProof()));
  }

  /** This request with what the handshake showed. */
  public VerificationRequest withKeyProof(KeyProof proof) {
    return with(
        new FromHandshake(
            handshake.map(FromHandshake::staples).orElse(Map.of()),
            handshake.flatMap(FromHandshake::timestamps),
            proof));
  }
}
