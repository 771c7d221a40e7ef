package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.wire.Writer;

/**
 * The labelled key derivation of TLS 1.3 (RFC 9846 section 7.1).
 *
 * <pre>
 * struct {
 *     uint16 length = Length;
 *     opaque label&lt;7..255&gt; = "tls13 " + Label;
 *     opaque context&lt;0..255&gt; = Context;
 * } HkdfLabel;
 * </pre>
 */
final class HkdfLabel {
  private static final String PREFIX = "tls13 ";

  private HkdfLabel() {}

  /** HKDF-Expand-Label; {@code length} in bytes. */
  static byte[] expand(
      Crypto crypto, Hash hash, byte[] secret, String label, byte[] context, int length) {
    int labelLength = PREFIX.length() + label.length();
    byte[] info =
        Writer.write(
            2 + 1 + labelLength + 1 + context.length,
            out -> out.u16(length).u8(labelLength).text(PREFIX).text(label).opaque8(context));
    return crypto.hkdfExpand(hash, secret, info, length);
  }
}
