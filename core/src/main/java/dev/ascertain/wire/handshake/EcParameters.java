package dev.ascertain.wire.handshake;

import dev.ascertain.wire.EcCurveType;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;

/**
 * The curve of an elliptic curve key exchange in TLS 1.2 and below (RFC 8422 section 5.4).
 *
 * <pre>{@code
 * struct {
 *     ECCurveType curve_type;
 *     select (curve_type) {
 *         case explicit_prime:
 *             opaque prime_p<1..2^8-1>;
 *             ECCurve curve;
 *             ECPoint base;
 *             opaque order<1..2^8-1>;
 *             opaque cofactor<1..2^8-1>;
 *         case explicit_char2:
 *             uint16 m;
 *             ECBasisType basis;
 *             select (basis) {
 *                 case ec_trinomial:
 *                     opaque k<1..2^8-1>;
 *                 case ec_pentanomial:
 *                     opaque k1<1..2^8-1>;
 *                     opaque k2<1..2^8-1>;
 *                     opaque k3<1..2^8-1>;
 *             };
 *             ECCurve curve;
 *             ECPoint base;
 *             opaque order<1..2^8-1>;
 *             opaque cofactor<1..2^8-1>;
 *         case named_curve:
 *             NamedCurve namedcurve;
 *     };
 * } ECParameters;
 * }</pre>
 *
 * <p>The explicit forms are those of RFC 4492 section 5.4; RFC 8422 deprecates them.
 */
public sealed interface EcParameters {

  /** How the curve is given. */
  EcCurveType curveType();

  /** Writes what follows the curve type. */
  void encodeBody(Writer out);

  /**
   * A curve by its number.
   *
   * @param namedCurve the curve, of any value
   */
  record Named(NamedGroup namedCurve) implements EcParameters {

    @Override
    public EcCurveType curveType() {
      return EcCurveType.NAMED_CURVE;
    }

    @Override
    public void encodeBody(Writer out) {
      out.u16(namedCurve.value());
    }
  }

  /**
   * A curve over a prime field.
   *
   * @param primeP the prime, a big-endian number
   * @param domain the rest of the parameters
   */
  record ExplicitPrime(Opaque primeP, Domain domain) implements EcParameters {

    @Override
    public EcCurveType curveType() {
      return EcCurveType.EXPLICIT_PRIME;
    }

    @Override
    public void encodeBody(Writer out) {
      out.opaque8(primeP.bytes());
      domain.encode(out);
    }
  }

  /**
   * A curve over a field of characteristic 2.
   *
   * @param m the degree of the field
   * @param exponents those in the middle of the field's polynomial, big-endian numbers: one for a
   *     trinomial, three for a pentanomial
   * @param domain the rest of the parameters
   */
  record ExplicitChar2(int m, List<Opaque> exponents, Domain domain) implements EcParameters {
    // RFC 4492 section 5.4 numbers neither; these are the numbers in use.
    private static final int TRINOMIAL = 1;
    private static final int PENTANOMIAL = 2;

    /** Copies the exponents; there are one or three. */
    public ExplicitChar2 {
      exponents = List.copyOf(exponents);
      if (exponents.size() != 1 && exponents.size() != 3) {
        throw new IllegalArgumentException(exponents.size() + " exponents");
      }
    }

    private static ExplicitChar2 decode(Reader in) throws ViolationException {
      int m = in.u16("m");
      int start = in.position();
      int basis = in.u8("basis");
      List<Opaque> exponents =
          switch (basis) {
            case TRINOMIAL -> List.of(number(in, "k"));
            case PENTANOMIAL -> List.of(number(in, "k1"), number(in, "k2"), number(in, "k3"));
            default ->
                throw in.malformed(
                    "basis",
                    in.since(start),
                    "1 (ec_trinomial) or 2 (ec_pentanomial)",
                    Integer.toString(basis));
          };
      return new ExplicitChar2(m, exponents, Domain.decode(in));
    }

    @Override
    public EcCurveType curveType() {
      return EcCurveType.EXPLICIT_CHAR2;
    }

    @Override
    public void encodeBody(Writer out) {
      out.u16(m);
      out.u8(exponents.size() == 1 ? TRINOMIAL : PENTANOMIAL);
      exponents.forEach(exponent -> out.opaque8(exponent.bytes()));
      domain.encode(out);
    }
  }

  /**
   * What the explicit forms have in common.
   *
   * @param curve the coefficients
   * @param base the base point, encoded as in ANSI X9.62
   * @param order the order of the base point, a big-endian number
   * @param cofactor the cofactor, a big-endian number
   */
  record Domain(Curve curve, Opaque base, Opaque order, Opaque cofactor) {

    private static Domain decode(Reader in) throws ViolationException {
      return new Domain(
          in.struct("curve", Curve::decode),
          point(in, "base"),
          number(in, "order"),
          number(in, "cofactor"));
    }

    private void encode(Writer out) {
      out.opaque8(curve.a().bytes()).opaque8(curve.b().bytes());
      out.opaque8(base.bytes()).opaque8(order.bytes()).opaque8(cofactor.bytes());
    }
  }

  /**
   * The coefficients of the curve.
   *
   * <pre>{@code
   * struct {
   *     opaque a<1..2^8-1>;
   *     opaque b<1..2^8-1>;
   * } ECCurve;
   * }</pre>
   *
   * @param a a field element
   * @param b a field element
   */
  record Curve(Opaque a, Opaque b) {

    private static Curve decode(Reader in) throws ViolationException {
      return new Curve(number(in, "a"), number(in, "b"));
    }
  }

  /**
   * Reads the parameters.
   *
   * @throws ViolationException if they are malformed, or of an unknown type, after which nothing
   *     can be read
   */
  static EcParameters decode(Reader in) throws ViolationException {
    int start = in.position();
    EcCurveType type = in.u8("curve_type", EcCurveType::new);
    return switch (type.value()) {
      case 1 -> new ExplicitPrime(number(in, "prime_p"), Domain.decode(in));
      case 2 -> ExplicitChar2.decode(in);
      case 3 -> new Named(in.u16("namedcurve", NamedGroup::new));
      default ->
          throw in.malformed(
              "curve_type",
              in.since(start),
              "explicit_prime, explicit_char2 or named_curve",
              type.toString());
    };
  }

  /** Writes the type and the parameters. */
  default void encode(Writer out) {
    out.u8(curveType().value());
    encodeBody(out);
  }

  /**
   * Reads a point.
   *
   * <pre>{@code
   * struct {
   *     opaque point<1..2^8-1>;
   * } ECPoint;
   * }</pre>
   */
  static Opaque point(Reader in, String name) throws ViolationException {
    return in.struct(name, point -> number(point, "point"));
  }

  private static Opaque number(Reader in, String name) throws ViolationException {
    return new Opaque(in.opaque8(name, 1, 0xff));
  }
}
