package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The sender's limits and options for QUIC: {@code quic_transport_parameters} (RFC 9001 section 8.2
 * and RFC 9000 section 18).
 *
 * <pre>{@code
 * Transport Parameters {
 *   Transport Parameter (..) ...,
 * }
 *
 * Transport Parameter {
 *   Transport Parameter ID (i),
 *   Transport Parameter Length (i),
 *   Transport Parameter Value (..),
 * }
 * }</pre>
 *
 * @param parameters the parameters in wire order, unknown ones included
 */
public record QuicTransportParameters(List<Parameter> parameters) implements Extension {

  /** Copies the list. */
  public QuicTransportParameters {
    parameters = List.copyOf(parameters);
  }

  /**
   * One parameter.
   *
   * @param id its number in the IANA registry "QUIC Transport Parameters"
   * @param length the length of the value in bytes
   * @param value the value; often a variable-length integer itself
   */
  public record Parameter(QuicVarint id, QuicVarint length, Opaque value) {

    /** Refuses a length that is not that of the value. */
    public Parameter {
      if (length.value() != value.length()) {
        throw new IllegalArgumentException(length + " is not the length of " + value);
      }
    }

    private static Parameter decode(Reader in) throws ViolationException {
      QuicVarint id = in.struct("id", QuicVarint::decode);
      QuicVarint length = in.struct("length", QuicVarint::decode);
      int bytes = (int) Math.min(length.value(), Integer.MAX_VALUE);
      return new Parameter(id, length, new Opaque(in.fixed("value", bytes)));
    }

    private void encode(Writer out) {
      id.encode(out);
      length.encode(out);
      out.raw(value.bytes());
    }
  }

  static QuicTransportParameters decode(Reader in) throws ViolationException {
    return new QuicTransportParameters(in.listOfRest("parameters", Parameter::decode));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.QUIC_TRANSPORT_PARAMETERS;
  }

  @Override
  public void encodeBody(Writer out) {
    parameters.forEach(parameter -> parameter.encode(out));
  }
}
