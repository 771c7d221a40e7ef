package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The extensions an inner ClientHello shares with the outer one: {@code ech_outer_extensions} (RFC
 * 9849 section 5.1). It stands only in the encoded inner ClientHello, which is encrypted.
 *
 * <pre>{@code
 * ExtensionType OuterExtensions<2..254>;
 * }</pre>
 *
 * @param outerExtensions the types to copy, in this order
 */
public record EchOuterExtensions(List<ExtensionType> outerExtensions) implements Extension {

  /** Copies the list. */
  public EchOuterExtensions {
    outerExtensions = List.copyOf(outerExtensions);
  }

  static EchOuterExtensions decode(Reader in) throws ViolationException {
    return new EchOuterExtensions(
        in.list8("OuterExtensions", 2, 0xfe, e -> e.u16("", ExtensionType::new)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.ECH_OUTER_EXTENSIONS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(outerExtensions, (element, outer) -> element.u16(outer.value()));
  }
}
