package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Writer;

/**
 * An extension that says everything by being there: its body is empty.
 *
 * <pre>{@code
 * struct {} Empty;
 * }</pre>
 *
 * <p>Some extensions have no other form: truncated_hmac (RFC 6066 section 7),
 * client_certificate_url (RFC 6066 section 5), encrypt_then_mac (RFC 7366 section 2),
 * extended_master_secret (RFC 7627 section 5.1), tls_cert_with_extern_psk (RFC 8773 section 4),
 * post_handshake_auth (RFC 9846 section 4.3.6), rrc (RFC 9853 section 3). Others have it in one
 * direction: a server acknowledges server_name this way, and a client asks for
 * signed_certificate_timestamp. {@code Formats} lists them all.
 *
 * @param type which extension it is
 */
public record EmptyExtension(ExtensionType type) implements Extension {

  @Override
  public void encodeBody(Writer out) {
    // Nothing to write.
  }
}
