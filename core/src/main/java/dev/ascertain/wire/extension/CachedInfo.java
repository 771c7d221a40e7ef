package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * What a client remembers of an earlier handshake, so that it need not be sent again: {@code
 * cached_info} in ClientHello (RFC 7924 section 3). The server's answer is {@link
 * AcceptedCachedInfo}.
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
 * @param cachedInfo the objects in wire order
 */
public record CachedInfo(List<CachedObject> cachedInfo) implements Extension {

  /** Copies the list. */
  public CachedInfo {
    cachedInfo = List.copyOf(cachedInfo);
  }

  /**
   * One remembered object.
   *
   * @param type 1 for the certificate, 2 for the certificate request
   * @param hashValue the object's fingerprint
   */
  public record CachedObject(int type, Opaque hashValue) {

    private static CachedObject decode(Reader in) throws ViolationException {
      return new CachedObject(in.u8("type"), new Opaque(in.opaque8("hash_value", 1, 0xff)));
    }

    private void encode(Writer out) {
      out.u8(type).opaque8(hashValue.bytes());
    }
  }

  static CachedInfo decode(Reader in) throws ViolationException {
    return new CachedInfo(in.list16("cached_info", 1, 0xffff, CachedObject::decode));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.CACHED_INFO;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(cachedInfo, (element, object) -> object.encode(element));
  }
}
