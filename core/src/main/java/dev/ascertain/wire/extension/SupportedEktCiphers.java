package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The ciphers a client supports for transporting media keys: {@code supported_ekt_ciphers} in
 * ClientHello (RFC 8870 section 5.2.1). The server's answer is {@link SelectedEktCipher}.
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
 * @param supportedCiphers the ciphers, most preferred first
 */
public record SupportedEktCiphers(List<Integer> supportedCiphers) implements Extension {

  /** Copies the list. */
  public SupportedEktCiphers {
    supportedCiphers = List.copyOf(supportedCiphers);
  }

  static SupportedEktCiphers decode(Reader in) throws ViolationException {
    return new SupportedEktCiphers(in.list8("supported_ciphers", 1, 0xff, e -> e.u8("")));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_EKT_CIPHERS;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list8(supportedCiphers, (element, cipher) -> element.u8(cipher));
  }
}
