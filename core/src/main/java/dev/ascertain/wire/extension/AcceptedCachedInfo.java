package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * Which remembered objects a server will not send again: {@code cached_info} in ServerHello of TLS
 * 1.2 and EncryptedExtensions of TLS 1.3 (RFC 7924 section 3).
 *
 * <pre>{@code
 * enum { cert(1), cert_req(2), (255) } CachedInformationType;
 *
 * struct {
 *     select (type) {
 *         case client:
 *             CachedInformationType type;
 *             opaque hash_value<1..255>;
 *         case server:
 *             CachedInformationType type;
 *     } body;
 * } CachedObject;
 *
 * struct {
 *     CachedObject cached_info<1..2^16-1>;
 * } CachedInformation;
 * }</pre>
 *
 * @param cachedInfo the types of the objects: 1 for the certificate, 2 for the certificate request
 */
public record AcceptedCachedInfo(List<Integer> cachedInfo) implements Extension {

  /** Copies the list. */
  public AcceptedCachedInfo {
    cachedInfo = List.copyOf(cachedInfo);
  }

  static AcceptedCachedInfo decode(Reader in) throws ViolationException {
    return new AcceptedCachedInfo(in.list16("cached_info", 1, 0xffff, e -> e.u8("")));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CACHED_INFO;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(cachedInfo, (element, cached) -> element.u8(cached));
  }
}
