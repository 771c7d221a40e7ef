package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.Arrays;

/**
 * An algorithm with its parameters (RFC 5280 section 4.1.1.2).
 *
 * <pre>
 * AlgorithmIdentifier ::= SEQUENCE {
 *   algorithm   OBJECT IDENTIFIER,
 *   parameters  ANY DEFINED BY algorithm OPTIONAL }
 * </pre>
 *
 * @param algorithm which algorithm
 * @param parameters the parameters as DER, header included; empty if they are absent
 */
public record AlgorithmIdentifier(ObjectIdentifier algorithm, byte[] parameters) {

  /**
   * The identifier of a hash function, with parameters NULL, as OCSP responders expect it in a
   * CertID.
   */
  public static AlgorithmIdentifier ofHash(ObjectIdentifier hash) {
    return new AlgorithmIdentifier(hash, new byte[] {DerTag.NULL, 0});
  }

  void encode(DerWriter out) {
    out.sequence(identifier -> identifier.oid(algorithm).raw(parameters));
  }

  static AlgorithmIdentifier decode(DerReader outer, String name) throws ViolationException {
    DerReader in = outer.sequence(name);
    ObjectIdentifier algorithm = in.oid("algorithm");
    byte[] parameters = in.hasMore() ? in.any("parameters") : new byte[0];
    in.end();
    in.describe(algorithm);
    return new AlgorithmIdentifier(algorithm, parameters);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlgorithmIdentifier that
        && algorithm.equals(that.algorithm)
        && Arrays.equals(parameters, that.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * algorithm.hashCode() + Arrays.hashCode(parameters);
  }

  /** The algorithm's name, such as {@code ecdsaWithSHA256}. */
  @Override
  public String toString() {
    return algorithm.toString();
  }
}
