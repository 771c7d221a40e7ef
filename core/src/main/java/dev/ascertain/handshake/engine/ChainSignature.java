package dev.ascertain.handshake.engine;

import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.RsaPssParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a certificate of a chain is signed, in the terms of TLS (RFC 9846 section 4.3.3).
 *
 * @param schemes the schemes that stand for it, any of which a client may name; none if TLS has no
 *     name for it
 */
public record ChainSignature(List<SignatureScheme> schemes) {
  private static final Map<ObjectIdentifier, SignatureScheme> SCHEMES =
      Map.of(
          ObjectIdentifier.SHA1_WITH_RSA, SignatureScheme.RSA_PKCS1_SHA1,
          ObjectIdentifier.ECDSA_WITH_SHA1, SignatureScheme.ECDSA_SHA1,
          ObjectIdentifier.SHA256_WITH_RSA, SignatureScheme.RSA_PKCS1_SHA256,
          ObjectIdentifier.SHA384_WITH_RSA, SignatureScheme.RSA_PKCS1_SHA384,
          ObjectIdentifier.SHA512_WITH_RSA, SignatureScheme.RSA_PKCS1_SHA512,
          ObjectIdentifier.ECDSA_WITH_SHA256, SignatureScheme.ECDSA_SECP256R1_SHA256,
          ObjectIdentifier.ECDSA_WITH_SHA384, SignatureScheme.ECDSA_SECP384R1_SHA384,
          ObjectIdentifier.ECDSA_WITH_SHA512, SignatureScheme.ECDSA_SECP521R1_SHA512,
          ObjectIdentifier.ED25519, SignatureScheme.ED25519,
          ObjectIdentifier.ED448, SignatureScheme.ED448);

  // Either kind of key can have made a PSS signature (RFC 9846 section 4.3.3).
  private static final Map<ObjectIdentifier, List<SignatureScheme>> PSS_SCHEMES =
      Map.of(
          ObjectIdentifier.SHA256,
              List.of(SignatureScheme.RSA_PSS_RSAE_SHA256, SignatureScheme.RSA_PSS_PSS_SHA256),
          ObjectIdentifier.SHA384,
              List.of(SignatureScheme.RSA_PSS_RSAE_SHA384, SignatureScheme.RSA_PSS_PSS_SHA384),
          ObjectIdentifier.SHA512,
              List.of(SignatureScheme.RSA_PSS_RSAE_SHA512, SignatureScheme.RSA_PSS_PSS_SHA512));

  /** Copies the list. */
  public ChainSignature {
    schemes = List.copyOf(schemes);
  }

  /**
   * The signatures of a chain. RFC 9846 section 4.5.1.2: "Certificates that are self-signed or
   * certificates that are expected to be trust anchors are not validated as part of the chain and
   * therefore MAY be signed with any algorithm."
   *
   * @throws ViolationException if the parameters of one cannot be read
   */
  public static List<ChainSignature> of(List<Certificate> chain) throws ViolationException {
    List<ChainSignature> signatures = new ArrayList<>();
    for (Certificate certificate : chain) {
      if (!certificate.isSelfIssued()) {
        signatures.add(new ChainSignature(schemes(certificate)));
      }
    }
    return signatures;
  }

  /** Whether a client that names these schemes can verify it. */
  public boolean isAmong(List<SignatureScheme> named) {
    return schemes.stream().anyMatch(named::contains);
  }

  /** Whether it is one of those that are deprecated for their hash. */
  boolean isSha1() {
    return schemes.contains(SignatureScheme.RSA_PKCS1_SHA1)
        || schemes.contains(SignatureScheme.ECDSA_SHA1);
  }

  private static List<SignatureScheme> schemes(Certificate certificate) throws ViolationException {
    var algorithm = certificate.signatureAlgorithm();
    if (algorithm.algorithm().equals(ObjectIdentifier.RSASSA_PSS)) {
      ObjectIdentifier hash = RsaPssParameters.decode(algorithm.parameters()).hash();
      return PSS_SCHEMES.getOrDefault(hash, List.of());
    }
    SignatureScheme scheme = SCHEMES.get(algorithm.algorithm());
    return scheme == null ? List.of() : List.of(scheme);
  }
}
