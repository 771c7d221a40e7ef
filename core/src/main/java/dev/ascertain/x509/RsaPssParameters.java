package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;

/**
 * How an RSASSA-PSS signature was made (RFC 4055 section 3.1).
 *
 * <pre>
 * RSASSA-PSS-params ::= SEQUENCE {
 *   hashAlgorithm     [0]  HashAlgorithm DEFAULT sha1Identifier,
 *   maskGenAlgorithm  [1]  MaskGenAlgorithm DEFAULT mgf1SHA1Identifier,
 *   saltLength        [2]  INTEGER DEFAULT 20,
 *   trailerField      [3]  INTEGER DEFAULT 1 }
 * </pre>
 *
 * @param hash the hash of the message
 * @param mask the mask generation function; anything but {@link ObjectIdentifier#MGF1} is unknown
 * @param maskHash the hash within it
 * @param saltLength bytes
 * @param trailerField 1, the only one defined
 */
public record RsaPssParameters(
    ObjectIdentifier hash,
    ObjectIdentifier mask,
    ObjectIdentifier maskHash,
    int saltLength,
    int trailerField) {

  /**
   * Decodes the parameters of an {@link AlgorithmIdentifier}.
   *
   * @throws ViolationException if they are something else
   */
  public static RsaPssParameters decode(byte[] der) throws ViolationException {
    DerReader in = DerReader.of("RSASSA-PSS-params", der, false).onlySequence();
    ObjectIdentifier hash = ObjectIdentifier.SHA1;
    if (in.at(DerTag.constructed(0))) {
      DerReader explicit = in.context("hashAlgorithm", 0);
      hash = AlgorithmIdentifier.decode(explicit, "HashAlgorithm").algorithm();
      explicit.end();
    }
    ObjectIdentifier mask = ObjectIdentifier.MGF1;
    ObjectIdentifier maskHash = ObjectIdentifier.SHA1;
    if (in.at(DerTag.constructed(1))) {
      DerReader explicit = in.context("maskGenAlgorithm", 1);
      AlgorithmIdentifier generation = AlgorithmIdentifier.decode(explicit, "MaskGenAlgorithm");
      explicit.end();
      mask = generation.algorithm();
      // RFC 4055 section 2.2: the parameters of MGF1 are a HashAlgorithm; those of others are not.
      if (mask.equals(ObjectIdentifier.MGF1)) {
        DerReader inner = DerReader.of("MaskGenAlgorithm", generation.parameters(), false);
        maskHash = AlgorithmIdentifier.decode(inner, "HashAlgorithm").algorithm();
        inner.end();
      }
    }
    // RFC 9846 section 4.3.3: "When used in certificate signatures, the algorithm parameters MUST
    // be DER encoded."
    int saltLength = explicitInteger(in, "saltLength", 2, 20);
    int trailerField = explicitInteger(in, "trailerField", 3, 1);
    in.end();
    return new RsaPssParameters(hash, mask, maskHash, saltLength, trailerField);
  }

  private static int explicitInteger(DerReader in, String name, int number, int otherwise)
      throws ViolationException {
    if (!in.atContext(number)) {
      return otherwise;
    }
    DerReader explicit = in.context(name, number);
    int value = explicit.integer("INTEGER", 0xffff);
    explicit.end();
    return value;
  }
}
