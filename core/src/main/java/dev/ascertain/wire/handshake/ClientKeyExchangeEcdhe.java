package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * The client's share of an elliptic curve Diffie-Hellman exchange (RFC 8422 section 5.7).
 *
 * <pre>{@code
 * struct {
 *     select (PublicValueEncoding) {
 *         case explicit: ECPoint ecdh_Yc;
 *     } ecdh_public;
 * } ClientECDiffieHellmanPublic;
 *
 * struct {
 *     ClientECDiffieHellmanPublic exchange_keys;
 * } ClientKeyExchange;
 * }</pre>
 *
 * @param point the client's public point
 */
public record ClientKeyExchangeEcdhe(Opaque point) implements HandshakeMessage {

  static ClientKeyExchangeEcdhe decode(Reader in) throws ViolationException {
    return in.struct(
        "exchange_keys", keys -> new ClientKeyExchangeEcdhe(EcParameters.point(keys, "ecdh_Yc")));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_KEY_EXCHANGE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(point.bytes());
  }
}
