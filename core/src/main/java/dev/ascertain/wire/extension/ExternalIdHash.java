package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * What binds a connection to an identity in session signalling: {@code external_id_hash} (RFC 8844
 * section 3.2).
 *
 * <pre>{@code
 * struct {
 *     opaque binding_hash<0..32>;
 * } ExternalIdentityHash;
 * }</pre>
 *
 * @param bindingHash a SHA-256 hash; empty if the sender has no identity to bind
 */
public record ExternalIdHash(Opaque bindingHash) implements Extension {

  static ExternalIdHash decode(Reader in) throws ViolationException {
    return new ExternalIdHash(new Opaque(in.opaque8("binding_hash", 0, 32)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.EXTERNAL_ID_HASH;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque8(bindingHash.bytes());
  }
}
