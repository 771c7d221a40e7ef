package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Cookie;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import java.util.Arrays;
import java.util.Optional;

/**
 * All a server has to remember of a HelloRetryRequest, parked with the client. RFC 9846 section
 * 4.3.2: "The server can do this by storing the hash of the ClientHello in the HelloRetryRequest
 * cookie (protected with some suitable integrity protection algorithm)."
 *
 * <pre>{@code
 * struct {
 *     CipherSuite cipher_suite;
 *     NamedGroup selected_group;
 *     opaque client_hello_hash<0..255>;
 *     opaque mac[32]; // HMAC-SHA256 over the above and ClientHello.random
 * } RetryCookie;
 * }</pre>
 */
record RetryCookie(CipherSuite cipherSuite, NamedGroup group, Opaque clientHelloHash) {
  private static final Hash MAC = Hash.SHA_256;

  /** The cookie for the client that sent this. */
  Cookie sealed(Crypto crypto, Secret key, ClientHello hello) {
    byte[] content = Writer.write(this::encode);
    byte[] mac = mac(crypto, key, content, hello);
    return new Cookie(new Opaque(Writer.write(out -> out.raw(content).raw(mac))));
  }

  /** What a cookie says; empty if we did not make it, or not for the client that sent this. */
  static Optional<RetryCookie> open(Crypto crypto, Secret key, Cookie cookie, ClientHello hello) {
    byte[] bytes = cookie.cookie().bytes();
    int contentLength = bytes.length - MAC.length();
    if (contentLength <= 0) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(bytes, contentLength);
    byte[] mac = Arrays.copyOfRange(bytes, contentLength, bytes.length);
    if (!Crypto.equal(mac, mac(crypto, key, content, hello))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Reader.decode("RetryCookie", content, RetryCookie::decode));
    } catch (ViolationException e) {
      throw new IllegalStateException("a cookie of ours is malformed", e);
    }
  }

  private static RetryCookie decode(Reader in) throws ViolationException {
    return new RetryCookie(
        in.u16("cipher_suite", CipherSuite::new),
        in.u16("selected_group", NamedGroup::new),
        new Opaque(in.opaque8("client_hello_hash", 0, 0xff)));
  }

  private void encode(Writer out) {
    out.u16(cipherSuite.value()).u16(group.value()).opaque8(clientHelloHash.bytes());
  }

  private static byte[] mac(Crypto crypto, Secret key, byte[] content, ClientHello hello) {
    return crypto.hmac(MAC, key.bytes()).update(content).of(hello.random().bytes());
  }
}
