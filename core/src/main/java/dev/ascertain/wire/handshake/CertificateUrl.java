package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;

/**
 * Where the server finds the client's certificates, in TLS 1.2 and below (RFC 6066 section 5).
 *
 * <pre>{@code
 * enum { individual_certs(0), pkipath(1), (255) } CertChainType;
 *
 * struct {
 *     CertChainType type;
 *     URLAndHash url_and_hash_list<1..2^16-1>;
 * } CertificateURL;
 * }</pre>
 *
 * @param chainType 0: one URL per certificate; 1: one URL for the whole chain
 * @param urlAndHashList the places, the client's own certificate first
 */
public record CertificateUrl(int chainType, List<UrlAndHash> urlAndHashList)
    implements HandshakeMessage {

  /** Copies the list. */
  public CertificateUrl {
    urlAndHashList = List.copyOf(urlAndHashList);
  }

  /**
   * One place.
   *
   * <pre>{@code
   * struct {
   *     opaque url<1..2^16-1>;
   *     uint8 padding;
   *     opaque SHA1Hash[20];
   * } URLAndHash;
   * }</pre>
   *
   * @param url one character per byte, whatever they are
   * @param sha1Hash the SHA-1 hash of what is there, 20 bytes
   */
  public record UrlAndHash(String url, Opaque sha1Hash) {
    private static final int PADDING = 1;
    private static final int SHA1_LENGTH = 20;

    private static UrlAndHash decode(Reader in) throws ViolationException {
      String url = in.text16("url", 1, 0xffff);
      int start = in.position();
      int padding = in.u8("padding");
      // RFC 6066 section 5: the padding byte MUST be 0x01.
      if (padding != PADDING) {
        throw in.malformed("padding", in.since(start), "1", Integer.toString(padding));
      }
      return new UrlAndHash(url, new Opaque(in.fixed("SHA1Hash", SHA1_LENGTH)));
    }

    private void encode(Writer out) {
      out.text16(url).u8(PADDING).raw(sha1Hash.bytes());
    }
  }

  static CertificateUrl decode(Reader in) throws ViolationException {
    return new CertificateUrl(
        in.u8("type"), in.list16("url_and_hash_list", 1, 0xffff, UrlAndHash::decode));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_URL;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(chainType);
    out.list16(urlAndHashList, (element, place) -> place.encode(element));
  }
}
