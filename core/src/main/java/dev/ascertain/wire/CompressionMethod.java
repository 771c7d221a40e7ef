package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * A compression method: IANA registry "TLS Compression Method Identifiers" (RFC 3749 section 2).
 *
 * @param value the number on the wire, 0 to 255
 */
public record CompressionMethod(int value) {
  private static final Registry<CompressionMethod> REGISTRY = Registry.of8(CompressionMethod::new);

  public static final CompressionMethod NULL = REGISTRY.define(0, "null");
  public static final CompressionMethod DEFLATE = REGISTRY.define(1, "DEFLATE");
  public static final CompressionMethod LZS = REGISTRY.define(64, "LZS");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<CompressionMethod> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<CompressionMethod> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code null}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
