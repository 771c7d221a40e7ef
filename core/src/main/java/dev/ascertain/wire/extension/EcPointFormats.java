package dev.ascertain.wire.extension;

import dev.ascertain.wire.EcPointFormat;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The elliptic curve point formats the sender can read: {@code ec_point_formats} (RFC 8422 section
 * 5.1.2).
 *
 * <pre>{@code
 * struct {
 *     ECPointFormat ec_point_format_list<1..2^8-1>
 * } ECPointFormatList;
 * }</pre>
 *
 * @param ecPointFormatList the formats, most preferred first
 */
public record EcPointFormats(List<EcPointFormat> ecPointFormatList) implements Extension {

  /** Copies the list. */
  public EcPointFormats {
    ecPointFormatList = List.copyOf(ecPointFormatList);
  }

  static EcPointFormats decode(Reader in) throws ViolationException {
    return new EcPointFormats(
        in.list8("ec_point_format_list", 1, 0xff, e -> e.u8("", EcPointFormat::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.EC_POINT_FORMATS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(ecPointFormatList, (element, format) -> element.u8(format.value()));
  }
}
