package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The DNSSEC proof of the server's DANE records: {@code dnssec_chain} in ServerHello of TLS 1.2 and
 * in Certificate of TLS 1.3 (RFC 9102 section 2.2).
 *
 * <pre>{@code
 * struct {
 *     uint16 ExtSupportLifetime;
 *     opaque AuthenticationChain<1..2^16-1>
 * } DnssecChainExtension;
 * }</pre>
 *
 * @param extSupportLifetime hours for which the server will go on to support the extension; 0 for
 *     no promise
 * @param authenticationChain DNS resource records in wire form
 */
public record DnssecChain(int extSupportLifetime, Opaque authenticationChain) implements Extension {

  static DnssecChain decode(Reader in) throws ViolationException {
    return new DnssecChain(
        in.u16("ExtSupportLifetime"), new Opaque(in.opaque16("AuthenticationChain", 1, 0xffff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.DNSSEC_CHAIN;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(extSupportLifetime).opaque16(authenticationChain.bytes());
  }
}
