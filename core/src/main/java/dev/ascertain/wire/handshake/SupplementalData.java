package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SupplementalDataFormat;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;

/**
 * Data for the application that travels with the handshake, in TLS 1.2 and below (RFC 4680 section
 * 2).
 *
 * <pre>{@code
 * struct {
 *     SupplementalDataEntry supp_data<1..2^24-1>;
 * } SupplementalData;
 * }</pre>
 *
 * @param suppData the entries in wire order
 */
public record SupplementalData(List<Entry> suppData) implements HandshakeMessage {

  /** Copies the list. */
  public SupplementalData {
    suppData = List.copyOf(suppData);
  }

  /**
   * One entry.
   *
   * <pre>{@code
   * struct {
   *     SupplementalDataType supp_data_type;
   *     uint16 supp_data_length;
   *     select (SupplementalDataType) { ... }
   * } SupplementalDataEntry;
   * }</pre>
   *
   * @param suppDataType the format of the data
   * @param data the data, which only the application understands
   */
  public record Entry(SupplementalDataFormat suppDataType, Opaque data) {

    private static Entry decode(Reader in) throws ViolationException {
      return new Entry(
          in.u16("supp_data_type", SupplementalDataFormat::new),
          new Opaque(in.opaque16("data", 0, 0xffff)));
    }

    private void encode(Writer out) {
      out.u16(suppDataType.value()).opaque16(data.bytes());
    }
  }

  static SupplementalData decode(Reader in) throws ViolationException {
    return new SupplementalData(in.list24("supp_data", 1, 0xffffff, Entry::decode));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.SUPPLEMENTAL_DATA;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list24(suppData, (element, entry) -> entry.encode(element));
  }
}
