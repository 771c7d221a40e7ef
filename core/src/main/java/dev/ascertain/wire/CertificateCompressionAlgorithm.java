package dev.ascertain.wire;

import java.util.List;
import java.util.Optional;

/**
 * How a certificate message is compressed: IANA registry "TLS Certificate Compression Algorithm
 * IDs" (RFC 8879 section 7.3).
 *
 * @param value the number on the wire, 0 to 65,535
 */
public record CertificateCompressionAlgorithm(int value) {
  private static final Registry<CertificateCompressionAlgorithm> REGISTRY =
      Registry.of16(CertificateCompressionAlgorithm::new);

  public static final CertificateCompressionAlgorithm ZLIB = REGISTRY.define(0x0001, "zlib");
  public static final CertificateCompressionAlgorithm BROTLI = REGISTRY.define(0x0002, "brotli");
  public static final CertificateCompressionAlgorithm ZSTD = REGISTRY.define(0x0003, "zstd");

  /** The value with this name, in upper or lower case; empty if none has it. */
  public static Optional<CertificateCompressionAlgorithm> byName(String name) {
    return REGISTRY.byName(name);
  }

  /** The values named here, by number. */
  public static List<CertificateCompressionAlgorithm> registered() {
    return REGISTRY.registered();
  }

  /** The registered name, such as {@code zlib}. */
  @Override
  public String toString() {
    return REGISTRY.show(value);
  }
}
