package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * The client's share of a Diffie-Hellman exchange (RFC 5246 section 7.4.7.2).
 *
 * <pre>{@code
 * struct {
 *     select (PublicValueEncoding) {
 *         case explicit: opaque dh_Yc<1..2^16-1>;
 *     } dh_public;
 * } ClientDiffieHellmanPublic;
 *
 * struct {
 *     ClientDiffieHellmanPublic exchange_keys;
 * } ClientKeyExchange;
 * }</pre>
 *
 * @param dhYc the client's public value, a big-endian number
 */
public record ClientKeyExchangeDhe(Opaque dhYc) implements HandshakeMessage {

  static ClientKeyExchangeDhe decode(Reader in) throws ViolationException {
    return in.struct(
        "exchange_keys",
        keys -> new ClientKeyExchangeDhe(new Opaque(keys.opaque16("dh_Yc", 1, 0xffff))));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_KEY_EXCHANGE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque16(dhYc.bytes());
  }
}
