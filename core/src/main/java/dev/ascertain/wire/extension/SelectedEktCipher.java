package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * The cipher a server chose for transporting media keys: {@code supported_ekt_ciphers} in
 * ServerHello of TLS 1.2 and EncryptedExtensions of TLS 1.3 (RFC 8870 section 5.2.1).
 *
 * <pre>{@code
 * enum {
 *     reserved(0), aeskw_128(1), aeskw_256(2),
 * } EKTCipherType;
 *
 * struct {
 *     select (Handshake.msg_type) {
 *         case client_hello:
 *             EKTCipherType supported_ciphers<1..255>;
 *         case server_hello:
 *             EKTCipherType selected_cipher;
 *         case encrypted_extensions:
 *             EKTCipherType selected_cipher;
 *     };
 * } EKTCipher;
 * }</pre>
 *
 * @param selectedCipher one of the client's
 */
public record SelectedEktCipher(int selectedCipher) implements Extension {

  static SelectedEktCipher decode(Reader in) throws ViolationException {
    return new SelectedEktCipher(in.u8("selected_cipher"));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_EKT_CIPHERS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u8(selectedCipher);
  }
}
