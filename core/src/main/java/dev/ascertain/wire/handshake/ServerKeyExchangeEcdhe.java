package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.Optional;

/**
 * The server's share of an ephemeral elliptic curve Diffie-Hellman exchange, signed (RFC 8422
 * section 5.4).
 *
 * <pre>{@code
 * struct {
 *     ECParameters curve_params;
 *     ECPoint public;
 * } ServerECDHParams;
 *
 * struct {
 *     ServerECDHParams params;
 *     Signature signed_params;
 * } ServerKeyExchange;
 * }</pre>
 *
 * @param curveParams the curve
 * @param point the server's public point
 * @param signature over the two randoms and {@link #signedParameters}
 */
public record ServerKeyExchangeEcdhe(
    EcParameters curveParams, Opaque point, DigitallySigned signature) implements HandshakeMessage {

  private record Params(EcParameters curveParams, Opaque point) {

    static Params decode(Reader in) throws ViolationException {
      return new Params(
          in.struct("curve_params", EcParameters::decode), EcParameters.point(in, "public"));
    }
  }

  static ServerKeyExchangeEcdhe decode(Reader in, Dialect dialect) throws ViolationException {
    Params params = in.struct("params", Params::decode);
    DigitallySigned signature =
        in.struct("signed_params", signed -> DigitallySigned.decode(signed, dialect));
    return new ServerKeyExchangeEcdhe(params.curveParams(), params.point(), signature);
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

  /** The curve, if it is given by its number. */
  public Optional<NamedGroup> namedCurve() {
    return curveParams instanceof EcParameters.Named named
        ? Optional.of(named.namedCurve())
        : Optional.empty();
  }

  /**
   * The bytes of {@code params} as on the wire. The signature covers client_random, server_random
   * and these (RFC 8422 section 5.4).
   */
  public byte[] signedParameters() {
    return Writer.write(out -> {
      curveParams.encode(out);
      out.opaque8(point.bytes());
    });
  }
}
