package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * The hash of a TLS 1.2 signature: IANA registry "TLS HashAlgorithm" (RFC 5246 section 7.4.1.4.1).
 *
 * @param value the number on the wire, 0 to 255
 */
public record HashAlgorithm(int value) {
  private static final Registry<HashAlgorithm> REGISTRY = Registry.of8(HashAlgorithm::new);

  public static final HashAlgorithm NONE = REGISTRY.define(0, "none");
  public static final HashAlgorithm MD5 = REGISTRY.define(1, "md5");
  public static final HashAlgorithm SHA1 = REGISTRY.define(2, "sha1");
  public static final HashAlgorithm SHA224 = REGISTRY.define(3, "sha224");
  public static final HashAlgorithm SHA256 = REGISTRY.define(4, "sha256");
  public static final HashAlgorithm SHA384 = REGISTRY.define(5, "sha384");
  public static final HashAlgorithm SHA512 = REGISTRY.define(6, "sha512");
  public static final HashAlgorithm INTRINSIC = REGISTRY.define(8, "Intrinsic");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<HashAlgorithm> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<HashAlgorithm> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code none}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
