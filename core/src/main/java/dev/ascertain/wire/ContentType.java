package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A type of record: IANA registry "TLS ContentType" (RFC 9846 section 5.1).
 *
 * @param value the number on the wire, 0 to 255
 */
public record ContentType(int value) {
  private static final Registry<ContentType> REGISTRY =
      Registry.of8("content-types", ContentType::new);

  public static final ContentType CHANGE_CIPHER_SPEC = REGISTRY.define(20, "change_cipher_spec");
  public static final ContentType ALERT = REGISTRY.define(21, "alert");
  public static final ContentType HANDSHAKE = REGISTRY.define(22, "handshake");
  public static final ContentType APPLICATION_DATA = REGISTRY.define(23, "application_data");
  public static final ContentType HEARTBEAT = REGISTRY.define(24, "heartbeat");
  public static final ContentType TLS12_CID = REGISTRY.define(25, "tls12_cid");
  public static final ContentType ACK = REGISTRY.define(26, "ACK");
  public static final ContentType RETURN_ROUTABILITY_CHECK =
      REGISTRY.define(27, "return_routability_check");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<ContentType> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** All registered values, by number. */
  public static List<ContentType> registered() {
    return REGISTRY.registered();
  }

  /** The row of the IANA registry; empty for a value that is not assigned. */
  public Optional<Registration> registration() {
    return REGISTRY.registration(value);
  }

  /** The registered name, such as {@code change_cipher_spec}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
