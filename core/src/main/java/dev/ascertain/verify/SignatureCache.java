package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.RunningHash;
import dev.ascertain.verify.revocation.SignatureChecker.Result;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which keys signed which certificates, for callers that verify many chains by the same
 * CAs. Whether a key made a signature never changes, so an entry never goes stale; dates, trust and
 * revocation are not cached.
 *
 * <p>An entry is found by the SHA-256 hash of everything the answer depends on: the whole
 * certificate (what was signed, the algorithm, the signature) and the whole key. Of more entries
 * than fit, the one used least recently goes.
 *
 * <p>Safe for use by several threads.
 */
public final class SignatureCache {
  private final Crypto crypto;
  private final Map<Key, Boolean> entries;

  /**
   * An empty cache.
   *
   * @param crypto the primitives
   * @param capacity how many signatures to remember at most; each takes about 200 bytes
   * @throws IllegalArgumentException if the capacity is not positive
   */
  public SignatureCache(Crypto crypto, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a cache for " + capacity + " signatures is none");
    }
    this.crypto = crypto;
    this.entries = new Entries(capacity);
  }

  /** How many signatures are remembered. */
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  /** Whether the key made the signature; empty if that is not remembered. */
  Optional<Result> find(Certificate certificate, SubjectPublicKeyInfo key) {
    Key wanted = key(certificate, key);
    Boolean valid;
    synchronized (entries) {
      valid = entries.get(wanted);
    }
    return valid == null ? Optional.empty() : Optional.of(valid ? Result.VALID : Result.INVALID);
  }

  /** Remembers an answer. That the algorithm is not supported is none. */
  void keep(Certificate certificate, SubjectPublicKeyInfo key, Result result) {
    if (result == Result.UNSUPPORTED) {
      return;
    }
    Key kept = key(certificate, key);
    synchronized (entries) {
      entries.put(kept, result == Result.VALID);
    }
  }

  /** Both are DER, which states its own length: no two pairs have the same bytes in a row. */
  private Key key(Certificate certificate, SubjectPublicKeyInfo key) {
    RunningHash hash = crypto.hash(Hash.SHA_256);
    hash.update(certificate.der());
    hash.update(key.der());
    return new Key(hash.snapshot());
  }

  private record Key(byte[] hash) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(hash);
    }
  }

  /** In the order of their last use. */
  private static final class Entries extends LinkedHashMap<Key, Boolean> {
    private static final long serialVersionUID = 1L;
    private final int capacity;

    Entries(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
      return size() > capacity;
    }
  }
}
