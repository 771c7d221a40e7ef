package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * Proofs from Certificate Transparency logs: {@code transparency_info} in ServerHello of TLS 1.2
 * and in Certificate of TLS 1.3 (RFC 9162 section 6.5). The request for them is an {@link
 * EmptyExtension}.
 *
 * <pre>{@code
 * opaque SerializedTransItem<1..2^16-1>;
 *
 * struct {
 *     SerializedTransItem trans_item_list<1..2^16-1>;
 * } TransItemList;
 * }</pre>
 *
 * @param transItemList each a TransItem of RFC 9162 section 4.5
 */
public record TransparencyInfo(List<Opaque> transItemList) implements Extension {

  /** Copies the list. */
  public TransparencyInfo {
    transItemList = List.copyOf(transItemList);
  }

  static Extension decode(Reader in) throws ViolationException {
    // RFC 9162 section 6.5: If the list is empty, then the server SHOULD omit the extension_data
    // element but MAY send it with an empty array.
    if (!in.hasMore()) {
      return new EmptyExtension(ExtensionType.TRANSPARENCY_INFO);
    }
    return new TransparencyInfo(
        in.list16("trans_item_list", 0, 0xffff, e -> new Opaque(e.opaque16("", 1, 0xffff))));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TRANSPARENCY_INFO;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(transItemList, (element, item) -> element.opaque16(item.bytes()));
  }
}
