package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A limit for the size of records (RFC 6066 section 4).
 *
 * @param value the number on the wire, 0 to 255
 */
public record MaxFragmentLength(int value) {
  private static final Registry<MaxFragmentLength> REGISTRY = Registry.of8(MaxFragmentLength::new);

  /** 512 bytes. */
  public static final MaxFragmentLength TWO_TO_9 = REGISTRY.define(1, "2^9");

  /** 1,024 bytes. */
  public static final MaxFragmentLength TWO_TO_10 = REGISTRY.define(2, "2^10");

  /** 2,048 bytes. */
  public static final MaxFragmentLength TWO_TO_11 = REGISTRY.define(3, "2^11");

  /** 4,096 bytes. */
  public static final MaxFragmentLength TWO_TO_12 = REGISTRY.define(4, "2^12");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<MaxFragmentLength> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<MaxFragmentLength> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code 2^9}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
