package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * The kind of a TLS 1.2 signature: IANA registry "TLS SignatureAlgorithm" (RFC 5246 section
 * 7.4.1.4.1).
 *
 * @param value the number on the wire, 0 to 255
 */
public record SignatureAlgorithm(int value) {
  private static final Registry<SignatureAlgorithm> REGISTRY =
      Registry.of8(SignatureAlgorithm::new);

  public static final SignatureAlgorithm ANONYMOUS = REGISTRY.define(0, "anonymous");
  public static final SignatureAlgorithm RSA = REGISTRY.define(1, "rsa");
  public static final SignatureAlgorithm DSA = REGISTRY.define(2, "dsa");
  public static final SignatureAlgorithm ECDSA = REGISTRY.define(3, "ecdsa");
  public static final SignatureAlgorithm ED25519 = REGISTRY.define(7, "ed25519");
  public static final SignatureAlgorithm ED448 = REGISTRY.define(8, "ed448");
  public static final SignatureAlgorithm GOSTR34102012_256 =
      REGISTRY.define(64, "gostr34102012_256");
  public static final SignatureAlgorithm GOSTR34102012_512 =
      REGISTRY.define(65, "gostr34102012_512");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<SignatureAlgorithm> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<SignatureAlgorithm> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code anonymous}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
