package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * The server's share of an ephemeral Diffie-Hellman exchange, signed (RFC 5246 section 7.4.3).
 *
 * <pre>{@code
 * struct {
 *     opaque dh_p<1..2^16-1>;
 *     opaque dh_g<1..2^16-1>;
 *     opaque dh_Ys<1..2^16-1>;
 * } ServerDHParams;
 *
 * struct {
 *     ServerDHParams params;
 *     digitally-signed struct {
 *         opaque client_random[32];
 *         opaque server_random[32];
 *         ServerDHParams params;
 *     } signed_params;
 * } ServerKeyExchange;
 * }</pre>
 *
 * @param dhP the prime modulus, a big-endian number
 * @param dhG the generator, a big-endian number
 * @param dhYs the server's public value, a big-endian number
 * @param signature over the two randoms and {@link #signedParameters}
 */
public record ServerKeyExchangeDhe(Opaque dhP, Opaque dhG, Opaque dhYs, DigitallySigned signature)
    implements HandshakeMessage {

  private record Params(Opaque dhP, Opaque dhG, Opaque dhYs) {

    static Params decode(Reader in) throws ViolationException {
      return new Params(
          new Opaque(in.opaque16("dh_p", 1, 0xffff)),
          new Opaque(in.opaque16("dh_g", 1, 0xffff)),
          new Opaque(in.opaque16("dh_Ys", 1, 0xffff)));
    }
  }

  static ServerKeyExchangeDhe decode(Reader in, Dialect dialect) throws ViolationException {
    Params params = in.struct("params", Params::decode);
    DigitallySigned signature =
        in.struct("signed_params", signed -> DigitallySigned.decode(signed, dialect));
    return new ServerKeyExchangeDhe(params.dhP(), params.dhG(), params.dhYs(), signature);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_KEY_EXCHANGE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(signedParameters());
    signature.encode(out);
  }

  /**
   * The bytes of {@code params} as on the wire. The signature covers client_random, server_random
   * and these.
   */
  public byte[] signedParameters() {
    return Writer.write(
        out -> out.opaque16(dhP.bytes()).opaque16(dhG.bytes()).opaque16(dhYs.bytes()));
  }
}
