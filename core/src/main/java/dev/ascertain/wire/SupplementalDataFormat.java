package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A kind of SupplementalData: IANA registry "TLS Supplemental Data Formats" (RFC 4680 section 4).
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record SupplementalDataFormat(int value) {
  private static final Registry<SupplementalDataFormat> REGISTRY =
      Registry.of16(SupplementalDataFormat::new);

  public static final SupplementalDataFormat USER_MAPPING_DATA =
      REGISTRY.define(0x0000, "user_mapping_data");
  public static final SupplementalDataFormat AUTHZ_DATA = REGISTRY.define(0x4002, "authz_data");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<SupplementalDataFormat> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<SupplementalDataFormat> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code user_mapping_data}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
