package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker;
import dev.ascertain.verify.revocation.SignatureChecker.Result;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate's key signed which certificate: each pair is computed once per verification,
 * whichever trust stores and paths ask for it, and the work is bounded.
 */
final class Signatures {
  /**
   * A limit of ours, in signatures of the usual size: real chains need less than a tenth. Larger
   * keys and certificates count for more.
   */
  static final int MAX_WORK = 64;

  private static final int USUAL_RSA_KILOBITS = 2;
  private static final int USUAL_EXPONENT_BITS = 17;
  private static final int USUAL_BYTES = 32 * 1024;

  private final Pool pool;
  private final SignatureChecker checker;
  private final Optional<VerificationCache> cache;
  private final Map<Long, Result> known = new HashMap<>();
  private long work;

  Signatures(Pool pool, SignatureChecker checker, Optional<VerificationCache> cache) {
    this.pool = pool;
    this.checker = checker;
    this.cache = cache;
  }

  /** Where earlier verifications left what they found out. */
  Optional<VerificationCache> cache() {
    return cache;
  }

  /**
   * Whether the key of {@code issuer} signed {@code child}, both by their index in the pool; empty
   * if finding out would be too much work.
   */
  Optional<Result> check(int child, int issuer) {
    return Optional.ofNullable(
        known.computeIfAbsent((long) child << 32 | issuer, _ -> compute(child, issuer)));
  }

  /**
   * Whether {@code key} signed {@code child}. For keys that are not a certificate's as it stands.
   */
  Optional<Result> check(int child, SubjectPublicKeyInfo key) {
    Certificate certificate = pool.certificate(child);
    return spend(certificate, key)
        ? Optional.of(checker.check(certificate, key))
        : Optional.empty();
  }

  private @Nullable Result compute(int child, int issuer) {
    Certificate certificate = pool.certificate(child);
    SubjectPublicKeyInfo key = pool.certificate(issuer).subjectPublicKeyInfo();
    Optional<Result> cached = cache.flatMap(c -> c.find(certificate, key));
    if (cached.isPresent()) {
      return cached.get();
    }
    if (!spend(certificate, key)) {
      return null;
    }
    Result result = checker.check(certificate, key);
    cache.ifPresent(c -> c.keep(certificate, key, result));
    return result;
  }

  private boolean spend(Certificate certificate, SubjectPublicKeyInfo key) {
    long cost = 1;
    if (key.key() instanceof SubjectPublicKeyInfo.Key.Rsa rsa) {
      // An RSA verification takes longer with the square of the modulus and with the exponent.
      long bits = rsa.bits() / 1024;
      long exponent = Math.max(USUAL_EXPONENT_BITS, rsa.publicExponent().bitLength());
      cost =
          bits * bits * exponent / (USUAL_RSA_KILOBITS * USUAL_RSA_KILOBITS * USUAL_EXPONENT_BITS);
    }
    cost = Math.max(1, cost) + certificate.length() / USUAL_BYTES;
    if (work + cost > MAX_WORK) {
      return false;
    }
    work += cost;
    return true;
  }
}
