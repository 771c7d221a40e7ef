package dev.ascertain.verify;

import dev.ascertain.verify.revocation.SignatureChecker.Result;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import dev.ascertain.x509.SubjectPublicKeyInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers certificates as read, which keys signed them, and that what they say is as it must be,
 * for callers that verify many chains by the same CAs. None of that ever changes, so an entry never
 * goes stale; dates, names, trust and revocation are not cached.
 *
 * <p>Entries are found by all the bytes that the answer depends on, never by a part of them or a
 * hash. Of more entries than fit, the one used least recently goes.
 *
 * <p>Safe for use by several threads.
 */
public final class VerificationCache {
  private final Entries<Bytes, Certificate> certificates;
  private final Entries<Signed, Result> signatures;
  private final Entries<Held, Boolean> conforming;

  /**
   * An empty cache.
   *
   * @param capacity how many certificates, and how many signatures, to remember at most; each takes
   *     some kilobytes
   * @throws IllegalArgumentException if the capacity is not positive
   */
  public VerificationCache(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a cache for " + capacity + " certificates is none");
    }
    this.certificates = new Entries<>(capacity);
    this.signatures = new Entries<>(capacity);
    this.conforming = new Entries<>(capacity);
  }

  /** How many signatures are remembered. */
  public int size() {
    synchronized (signatures) {
      return signatures.size();
    }
  }

  /**
   * The certificate that these bytes are.
   *
   * @throws ViolationException if they are none; that is not remembered
   */
  Certificate certificate(byte[] der) throws ViolationException {
    Bytes key = new Bytes(der);
    @Nullable Certificate known;
    synchronized (certificates) {
      known = certificates.get(key);
    }
    if (known != null) {
      return known;
    }
    Certificate read = Certificate.decode(der);
    synchronized (certificates) {
      certificates.put(new Bytes(read.der()), read);
    }
    return read;
  }

  /** Whether the key made the signature; empty if that is not remembered. */
  Optional<Result> find(Certificate certificate, SubjectPublicKeyInfo key) {
    synchronized (signatures) {
      return Optional.ofNullable(signatures.get(new Signed(certificate, key)));
    }
  }

  /** Remembers an answer. That the algorithm is not supported is none. */
  void keep(Certificate certificate, SubjectPublicKeyInfo key, Result result) {
    if (result != Result.UNSUPPORTED) {
      synchronized (signatures) {
        signatures.put(new Signed(certificate, key), result);
      }
    }
  }

  /** Whether the certificate is known to break no rule, held to them in this way. */
  boolean conforms(Held held) {
    synchronized (conforming) {
      return conforming.get(held) != null;
    }
  }

  /** Remembers that the certificate breaks no rule, held to them in this way. */
  void keepConforming(Held held) {
    synchronized (conforming) {
      conforming.put(held, true);
    }
  }

  /**
   * A certificate, and everything by which the rules about its contents hold it.
   *
   * @param issuer the certificate above it, whose key identifier it names
   */
  record Held(
      Certificate certificate,
      Optional<Certificate> issuer,
      Conformance.Place place,
      Profile profile,
      Purpose purpose,
      boolean publicRoot) {}

  /** The whole certificate (what was signed, the algorithm, the signature) and the whole key. */
  private record Signed(Certificate certificate, SubjectPublicKeyInfo key) {}

  private record Bytes(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** In the order of their last use. */
  private static final class Entries<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int capacity;

    Entries(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > capacity;
    }
  }
}
