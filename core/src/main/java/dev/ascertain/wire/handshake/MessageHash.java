package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * What stands for the first ClientHello in the transcript hash after a HelloRetryRequest (RFC 9846
 * section 4.1). It is never sent.
 *
 * <pre>{@code
 * Transcript-Hash(ClientHello1, HelloRetryRequest, ... Mn) =
 *     Hash(message_hash ||        // Handshake type
 *          00 00 Hash.length  ||  // Handshake message length (bytes)
 *          Hash(ClientHello1) ||  // Hash of ClientHello1
 *          HelloRetryRequest  || ... || Mn)
 * }</pre>
 *
 * @param hash the hash of the first ClientHello
 */
public record MessageHash(Opaque hash) implements HandshakeMessage {

  static MessageHash decode(Reader in) {
    return new MessageHash(new Opaque(in.rest("hash")));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.MESSAGE_HASH;
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(hash.bytes());
  }
}
