package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A signed answer of an OCSP responder (RFC 6960 section 4.2.1).
 *
 * <pre>
 * BasicOCSPResponse ::= SEQUENCE {
 *   tbsResponseData      ResponseData,
 *   signatureAlgorithm   AlgorithmIdentifier,
 *   signature            BIT STRING,
 *   certs           [0]  EXPLICIT SEQUENCE OF Certificate OPTIONAL }
 *
 * ResponseData ::= SEQUENCE {
 *   version             [0]  EXPLICIT Version DEFAULT v1,
 *   responderID              ResponderID,
 *   producedAt               GeneralizedTime,
 *   responses                SEQUENCE OF SingleResponse,
 *   responseExtensions  [1]  EXPLICIT Extensions OPTIONAL }
 * </pre>
 *
 * <p>Deviation from DER: the version may state its default, v1, as some responders do.
 *
 * @param tbsResponseData the signed bytes, header included
 * @param responderId who signed
 * @param producedAt when
 * @param responses the answers, one per certificate asked about
 * @param responseExtensions such as the nonce
 * @param signatureAlgorithm the signature's algorithm
 * @param signature the signature
 * @param certificates certificates to check it by, usually the responder's
 */
public record BasicOcspResponse(
    byte[] tbsResponseData,
    ResponderId responderId,
    Instant producedAt,
    List<SingleResponse> responses,
    List<CertificateExtension> responseExtensions,
    AlgorithmIdentifier signatureAlgorithm,
    byte[] signature,
    List<Certificate> certificates) {

  /** Copies the lists. */
  public BasicOcspResponse {
    responses = List.copyOf(responses);
    responseExtensions = List.copyOf(responseExtensions);
    certificates = List.copyOf(certificates);
  }

  /** Who signed a response (RFC 6960 section 4.2.1). */
  public sealed interface ResponderId {
    /** {@code byName [1] Name}. */
    record ByName(Name name) implements ResponderId {}

    /** {@code byKey [2] KeyHash}: the SHA-1 hash of the key's bits. */
    record ByKey(byte[] keyHash) implements ResponderId {}
  }

  /** The extension of this type; empty if there is none or it is malformed. */
  public <T extends CertificateExtension> Optional<T> extension(Class<T> type) {
    return CertificateExtension.find(responseExtensions, type);
  }

  static BasicOcspResponse decode(DerReader in) throws ViolationException {
    int start = in.position();
    DerReader data = in.sequence("tbsResponseData");
    byte[] tbs = in.since(start);
    if (data.at(DerTag.constructed(0))) {
      DerReader version = data.context("version", 0);
      version.integer("Version", 0);
      version.end();
    }
    ResponderId responder = responder(data);
    Instant producedAt = data.generalizedTime("producedAt");
    List<SingleResponse> responses = new ArrayList<>();
    DerReader list = data.sequence("responses");
    while (list.hasMore()) {
      responses.add(SingleResponse.decode(list.sequence("")));
    }
    List<CertificateExtension> extensions =
        CertificateExtension.decodeOptional(data, "responseExtensions", 1);
    data.end();
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.decode(in, "signatureAlgorithm");
    byte[] signature = in.bitString("signature");
    List<Certificate> certificates = in.hasMore() ? certificates(in) : List.of();
    in.end();
    return new BasicOcspResponse(
        tbs, responder, producedAt, responses, extensions, algorithm, signature, certificates);
  }

  private static ResponderId responder(DerReader data) throws ViolationException {
    if (data.at(DerTag.constructed(1))) {
      DerReader byName = data.context("byName", 1);
      Name name = Name.decode(byName, "Name");
      byName.end();
      return new ResponderId.ByName(name);
    }
    DerReader byKey = data.context("byKey", 2);
    byte[] hash = byKey.octetString("KeyHash");
    byKey.end();
    return new ResponderId.ByKey(hash);
  }

  private static List<Certificate> certificates(DerReader in) throws ViolationException {
    DerReader list = in.context("certs", 0).onlySequence();
    List<Certificate> certificates = new ArrayList<>();
    while (list.hasMore()) {
      certificates.add(Certificate.decodeElement(list));
    }
    return certificates;
  }
}
