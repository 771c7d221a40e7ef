package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * Proof that both sides saw the same handshake and have its keys (RFC 9846 section 4.5.3, RFC 5246
 * section 7.4.9).
 *
 * <pre>{@code
 * struct {
 *     opaque verify_data[Hash.length];         // TLS 1.3
 *     opaque verify_data[verify_data_length];  // TLS 1.2: 12 bytes
 * } Finished;
 * }</pre>
 *
 * @param verifyData all that is there: its length depends on the cipher suite, and is checked
 *     together with its content
 */
public record Finished(Opaque verifyData) implements HandshakeMessage {

  static Finished decode(Reader in) {
    return new Finished(new Opaque(in.rest("verify_data")));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.FINISHED;
  }

  @Override
  public void encodeBody(Writer out) {
    out.raw(verifyData.bytes());
  }
}
