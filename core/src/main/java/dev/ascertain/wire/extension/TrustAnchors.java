package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The trust anchors a client or a server supports, by number: {@code trust_anchors}
 * (draft-ietf-tls-trust-anchor-ids; sent by Chrome, never registered). In Certificate it is an
 * {@link EmptyExtension}.
 *
 * <pre>{@code
 * opaque TrustAnchorID<1..2^8-1>;
 *
 * TrustAnchorID TrustAnchorIDList<0..2^16-1>;
 * }</pre>
 *
 * @param trustAnchorIdList each a relative object identifier, in its binary form
 */
public record TrustAnchors(List<Opaque> trustAnchorIdList) implements Extension {

  /** Copies the list. */
  public TrustAnchors {
    trustAnchorIdList = List.copyOf(trustAnchorIdList);
  }

  static TrustAnchors decode(Reader in) throws ViolationException {
    return new TrustAnchors(
        in.list16("TrustAnchorIDList", 0, 0xffff, e -> new Opaque(e.opaque8("", 1, 0xff))));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.TRUST_ANCHORS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(trustAnchorIdList, (element, id) -> element.opaque8(id.bytes()));
  }
}
