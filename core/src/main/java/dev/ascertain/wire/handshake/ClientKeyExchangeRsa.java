package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Opaque;

/**
 * The premaster secret, encrypted under the server's RSA key (RFC 5246 section 7.4.7.1).
 *
 * <pre>{@code
 * struct {
 *     public-key-encrypted PreMasterSecret pre_master_secret;
 * } EncryptedPreMasterSecret;
 *
 * struct {
 *     EncryptedPreMasterSecret exchange_keys;
 * } ClientKeyExchange;
 * }</pre>
 *
 * <p>What is public-key-encrypted is an {@code opaque<0..2^16-1>} (RFC 5246 section 4.7).
 *
 * @param encryptedPreMasterSecret the ciphertext
 */
public record ClientKeyExchangeRsa(Opaque encryptedPreMasterSecret) implements HandshakeMessage {

  static ClientKeyExchangeRsa decode(Reader in) throws ViolationException {
    return in.struct(
        "exchange_keys",
        keys ->
            new ClientKeyExchangeRsa(new Opaque(keys.opaque16("pre_master_secret", 0, 0xffff))));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_KEY_EXCHANGE;
  }

  @Override
  public void encodeBody(Writer out) {
    out.opaque16(encryptedPreMasterSecret.bytes());
  }
}
