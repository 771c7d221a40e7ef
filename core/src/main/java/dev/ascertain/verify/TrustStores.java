package dev.ascertain.verify;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Several trust stores: the bundled ones, and perhaps some of the user's.
 *
 * <p>It answers which programmes trust a root, and how far.
 */
public final class TrustStores {
  /**
   * The class-path resources with the bundled stores, for {@link #decode}, in this order. Reading
   * them is up to the caller: this layer does no I/O.
   */
  public static final List<String> RESOURCES =
      List.of(TrustStore.MOZILLA, "/dev/ascertain/verify/other.roots");

  private final List<TrustStore> stores;

  private TrustStores(List<TrustStore> stores) {
    this.stores = List.copyOf(stores);
  }

  /**
   * Decodes the bundled stores.
   *
   * @param files the contents of {@link #RESOURCES}, in that order
   * @throws ViolationException if they are not such files, or do not belong together
   */
  public static TrustStores decode(List<byte[]> files) throws ViolationException {
    List<TrustRoot> roots = List.of();
    List<TrustStore> stores = new ArrayList<>();
    for (byte[] file : files) {
      TrustFile decoded = TrustFile.decode(file, roots);
      roots = decoded.roots();
      stores.addAll(decoded.stores());
    }
    return new TrustStores(stores);
  }

  /** These stores. */
  public static TrustStores of(List<TrustStore> stores) {
    return new TrustStores(stores);
  }

  /** These stores and one more. */
  public TrustStores with(TrustStore store) {
    List<TrustStore> more = new ArrayList<>(stores);
    more.add(store);
    return new TrustStores(more);
  }

  /** The stores, in the order of their table in the README.md beside the data. */
  public List<TrustStore> all() {
    return stores;
  }

  /** The store with this id, such as {@code java-25}. */
  public Optional<TrustStore> byId(String id) {
    return stores.stream().filter(store -> store.id().equals(id)).findFirst();
  }

  /** A certificate with the stores of which it is a root: possibly none. */
  public TrustedRoot holding(Certificate certificate) {
    List<TrustedRoot.Trust> trusts = new ArrayList<>();
    for (TrustStore store : stores) {
      if (store.contains(certificate)) {
        trusts.add(new TrustedRoot.Trust(store, store.limits(certificate)));
      }
    }
    return new TrustedRoot(certificate, trusts);
  }

  /**
   * The roots whose fingerprint, the SHA-256 of the certificate, begins so.
   *
   * @param prefix in hexadecimal, in either case, with or without colons
   * @throws IllegalArgumentException if it is not hexadecimal, or empty
   */
  public List<TrustedRoot> withFingerprint(String prefix, Crypto crypto) {
    String wanted = hexadecimal(prefix);
    return find(root -> sha256(root.der(), crypto).startsWith(wanted));
  }

  /**
   * The roots whose key has a hash that begins so: the SHA-256 of subjectPublicKeyInfo, as pins
   * have it (RFC 7469 section 2.4), but in hexadecimal.
   *
   * @param prefix in hexadecimal, in either case, with or without colons
   * @throws IllegalArgumentException if it is not hexadecimal, or empty
   */
  public List<TrustedRoot> withKey(String prefix, Crypto crypto) {
    String wanted = hexadecimal(prefix);
    return find(root ->
        root.certificate()
            .filter(certificate ->
                sha256(certificate.subjectPublicKeyInfo().der(), crypto).startsWith(wanted))
            .isPresent());
  }

  /** The roots whose subject, as text, has this text in it; upper and lower case are the same. */
  public List<TrustedRoot> withSubject(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return find(root ->
        root.certificate()
            .filter(certificate ->
                certificate.subject().toString().toLowerCase(Locale.ROOT).contains(wanted))
            .isPresent());
  }

  /** The roots that satisfy a condition, each once. Roots that cannot be read are left out. */
  private List<TrustedRoot> find(Predicate<TrustRoot> condition) {
    // Bundled stores share their roots, so that most are looked at once, not once for each store.
    Set<TrustRoot> seen = new LinkedHashSet<>();
    for (TrustStore store : stores) {
      seen.addAll(store.unparsedRoots());
    }
    return seen.stream()
        .filter(condition)
        .flatMap(root -> root.certificate().stream())
        .distinct()
        .map(this::holding)
        .toList();
  }

  private static String hexadecimal(String text) {
    String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
    if (digits.isEmpty() || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException("not hexadecimal: " + text);
    }
    return digits;
  }

  private static String sha256(byte[] bytes, Crypto crypto) {
    return HexFormat.of().formatHex(crypto.hash(Hash.SHA_256, bytes));
  }
}
