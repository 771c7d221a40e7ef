package dev.ascertain.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A group for key exchange: IANA registry "TLS Supported Groups" (RFC 9846 section 4.3.7).
 *
 * <p>The old binary and 160-bit curves have no constant; {@link #registered} has all.
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record NamedGroup(int value) {
  private static final Registry<NamedGroup> REGISTRY =
      Registry.of16("supported-groups", NamedGroup::new);

  // Elliptic curves (RFC 8422 section 5.1.1, RFC 9846 section 4.3.7)
  public static final NamedGroup SECP256R1 = REGISTRY.define(0x0017, "secp256r1");
  public static final NamedGroup SECP384R1 = REGISTRY.define(0x0018, "secp384r1");
  public static final NamedGroup SECP521R1 = REGISTRY.define(0x0019, "secp521r1");
  public static final NamedGroup X25519 = REGISTRY.define(0x001d, "x25519");
  public static final NamedGroup X448 = REGISTRY.define(0x001e, "x448");
  public static final NamedGroup SECP192R1 = REGISTRY.define(0x0013, "secp192r1");
  public static final NamedGroup SECP224R1 = REGISTRY.define(0x0015, "secp224r1");
  public static final NamedGroup SECP256K1 = REGISTRY.define(0x0016, "secp256k1");

  // Brainpool: for TLS 1.2 (RFC 7027), for TLS 1.3 (RFC 8734)
  public static final NamedGroup BRAINPOOLP256R1 = REGISTRY.define(0x001a, "brainpoolP256r1");
  public static final NamedGroup BRAINPOOLP384R1 = REGISTRY.define(0x001b, "brainpoolP384r1");
  public static final NamedGroup BRAINPOOLP512R1 = REGISTRY.define(0x001c, "brainpoolP512r1");
  public static final NamedGroup BRAINPOOLP256R1TLS13 =
      REGISTRY.define(0x001f, "brainpoolP256r1tls13");
  public static final NamedGroup BRAINPOOLP384R1TLS13 =
      REGISTRY.define(0x0020, "brainpoolP384r1tls13");
  public static final NamedGroup BRAINPOOLP512R1TLS13 =
      REGISTRY.define(0x0021, "brainpoolP512r1tls13");

  // GOST (RFC 9189, RFC 9367) and ShangMi (RFC 8998)
  public static final NamedGroup GC256A = REGISTRY.define(0x0022, "GC256A");
  public static final NamedGroup GC256B = REGISTRY.define(0x0023, "GC256B");
  public static final NamedGroup GC256C = REGISTRY.define(0x0024, "GC256C");
  public static final NamedGroup GC256D = REGISTRY.define(0x0025, "GC256D");
  public static final NamedGroup GC512A = REGISTRY.define(0x0026, "GC512A");
  public static final NamedGroup GC512B = REGISTRY.define(0x0027, "GC512B");
  public static final NamedGroup GC512C = REGISTRY.define(0x0028, "GC512C");
  public static final NamedGroup CURVESM2 = REGISTRY.define(0x0029, "curveSM2");

  // Finite fields (RFC 7919)
  public static final NamedGroup FFDHE2048 = REGISTRY.define(0x0100, "ffdhe2048");
  public static final NamedGroup FFDHE3072 = REGISTRY.define(0x0101, "ffdhe3072");
  public static final NamedGroup FFDHE4096 = REGISTRY.define(0x0102, "ffdhe4096");
  public static final NamedGroup FFDHE6144 = REGISTRY.define(0x0103, "ffdhe6144");
  public static final NamedGroup FFDHE8192 = REGISTRY.define(0x0104, "ffdhe8192");

  // ML-KEM, alone and joined with an elliptic curve
  public static final NamedGroup MLKEM512 = REGISTRY.define(0x0200, "MLKEM512");
  public static final NamedGroup MLKEM768 = REGISTRY.define(0x0201, "MLKEM768");
  public static final NamedGroup MLKEM1024 = REGISTRY.define(0x0202, "MLKEM1024");
  public static final NamedGroup SECP256R1MLKEM512 = REGISTRY.define(0x11e9, "SecP256r1MLKEM512");
  public static final NamedGroup MLKEM512X25519 = REGISTRY.define(0x11ea, "MLKEM512X25519");
  public static final NamedGroup SECP256R1MLKEM768 = REGISTRY.define(0x11eb, "SecP256r1MLKEM768");
  public static final NamedGroup X25519MLKEM768 = REGISTRY.define(0x11ec, "X25519MLKEM768");
  public static final NamedGroup SECP384R1MLKEM1024 = REGISTRY.define(0x11ed, "SecP384r1MLKEM1024");
  public static final NamedGroup CURVESM2MLKEM768 = REGISTRY.define(0x11ee, "curveSM2MLKEM768");

  // Drafts that were deployed, and are obsolete
  public static final NamedGroup X25519KYBER768DRAFT00 =
      REGISTRY.define(0x6399, "X25519Kyber768Draft00");
  public static final NamedGroup SECP256R1KYBER768DRAFT00 =
      REGISTRY.define(0x639a, "SecP256r1Kyber768Draft00");

  // Curves sent along with the key (RFC 4492, deprecated by RFC 8422 section 5.1.1)
  public static final NamedGroup ARBITRARY_EXPLICIT_PRIME_CURVES =
      REGISTRY.define(0xff01, "arbitrary_explicit_prime_curves");
  public static final NamedGroup ARBITRARY_EXPLICIT_CHAR2_CURVES =
      REGISTRY.define(0xff02, "arbitrary_explicit_char2_curves");

  /**
   * The group with this IANA name or another common one ({@code P-256}, {@code prime256v1}), in
   * upper or lower case; empty if none has it.
   */
  public static Optional<NamedGroup> byName(String name) {
    return REGISTRY.byName(registeredName(name));
  }

  /** All registered values, by number. */
  public static List<NamedGroup> registered() {
    return REGISTRY.registered();
  }

  /** The row of the IANA registry; empty for a value that is not assigned. */
  public Optional<Registration> registration() {
    return REGISTRY.registration(value);
  }

  /** Whether the value is reserved to provoke intolerant peers (RFC 8701 section 2). */
  public boolean isGrease() {
    return Grease.is16(value);
  }

  /** The registered name, such as {@code secp256r1}. */
  @Override
  public String toString() {
    return isGrease() ? Grease.shown(value, 2) : REGISTRY.show(value);
  }

  private static String registeredName(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "P-192", "PRIME192V1" -> "secp192r1";
      case "P-224" -> "secp224r1";
      case "P-256", "PRIME256V1" -> "secp256r1";
      case "P-384" -> "secp384r1";
      case "P-521" -> "secp521r1";
      case "CURVE25519" -> "x25519";
      case "CURVE448" -> "x448";
      default -> name;
    };
  }
}
