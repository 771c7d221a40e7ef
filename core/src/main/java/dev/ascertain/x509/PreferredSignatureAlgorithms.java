package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By which algorithms an OCSP client would like the response to be signed, the best first (RFC 6960
 * section 4.4.7).
 *
 * <pre>
 * PreferredSignatureAlgorithms ::= SEQUENCE OF PreferredSignatureAlgorithm
 * PreferredSignatureAlgorithm ::= SEQUENCE {
 *   sigIdentifier        AlgorithmIdentifier,
 *   pubKeyAlgIdentifier  SMIMECapability OPTIONAL }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param algorithms the algorithms
 */
public record PreferredSignatureAlgorithms(boolean critical, List<Preference> algorithms)
    implements CertificateExtension {

  /**
   * One algorithm.
   *
   * @param signature the algorithm
   * @param publicKey the kind of key; an SMIMECapability has the form of an algorithm identifier
   */
  public record Preference(
      AlgorithmIdentifier signature, Optional<AlgorithmIdentifier> publicKey) {}

  /** Copies the algorithms. */
  public PreferredSignatureAlgorithms {
    algorithms = List.copyOf(algorithms);
  }

  static PreferredSignatureAlgorithms decode(boolean critical, DerReader value)
      throws ViolationException {
    DerReader in = value.sequence("PreferredSignatureAlgorithms");
    List<Preference> algorithms = new ArrayList<>();
    while (in.hasMore()) {
      DerReader each = in.sequence("");
      AlgorithmIdentifier signature = AlgorithmIdentifier.decode(each, "sigIdentifier");
      Optional<AlgorithmIdentifier> key =
          each.hasMore()
              ? Optional.of(AlgorithmIdentifier.decode(each, "pubKeyAlgIdentifier"))
              : Optional.empty();
      each.end();
      algorithms.add(new Preference(signature, key));
    }
    return new PreferredSignatureAlgorithms(critical, algorithms);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.OCSP_PREFERRED_SIGNATURE_ALGORITHMS;
  }
}
