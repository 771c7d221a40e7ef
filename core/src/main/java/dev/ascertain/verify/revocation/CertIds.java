package dev.ascertain.verify.revocation;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.x509.AlgorithmIdentifier;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.ObjectIdentifier;
import dev.ascertain.x509.SingleResponse.CertId;
import java.util.Arrays;
import java.util.Map;

/** Which certificate an OCSP response names (RFC 6960 section 4.1.1). */
final class CertIds {
  private static final Map<ObjectIdentifier, Hash> HASHES =
      Map.of(
          ObjectIdentifier.SHA1, Hash.SHA_1,
          ObjectIdentifier.SHA256, Hash.SHA_256,
          ObjectIdentifier.SHA384, Hash.SHA_384,
          ObjectIdentifier.SHA512, Hash.SHA_512);

  private final Crypto crypto;

  CertIds(Crypto crypto) {
    this.crypto = crypto;
  }

  /** The name of a certificate, by SHA-1, which every responder knows. */
  CertId id(Certificate certificate, Certificate issuer) {
    return new CertId(
        AlgorithmIdentifier.ofHash(ObjectIdentifier.SHA1),
        crypto.hash(Hash.SHA_1, certificate.issuer().der()),
        crypto.hash(Hash.SHA_1, issuer.subjectPublicKeyInfo().keyBytes()),
        certificate.serialNumber());
  }

  /**
   * Whether this is the name of {@code certificate}.
   *
   * @param issuer the certificate of its issuer, whose key the name is made of
   */
  boolean names(CertId id, Certificate certificate, Certificate issuer) {
    Hash hash = HASHES.get(id.hashAlgorithm().algorithm());
    return hash != null
        && id.serialNumber().equals(certificate.serialNumber())
        && Arrays.equals(id.issuerNameHash(), crypto.hash(hash, certificate.issuer().der()))
        && Arrays.equals(
            id.issuerKeyHash(), crypto.hash(hash, issuer.subjectPublicKeyInfo().keyBytes()));
  }
}
