package dev.ascertain.wire.handshake;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedVersion;
import java.util.Arrays;
import java.util.Optional;

/**
 * The server asks for another ClientHello (RFC 9846 section 4.2.4): a {@link ServerHello} whose
 * random is the SHA-256 of "HelloRetryRequest" (section 4.2.3).
 *
 * <pre>{@code
 * struct {
 *     ProtocolVersion legacy_version = 0x0303;
 *     Random random;
 *     opaque legacy_session_id_echo<0..32>;
 *     CipherSuite cipher_suite;
 *     uint8 legacy_compression_method = 0;
 *     Extension extensions<6..2^16-1>;
 * } ServerHello;
 * }</pre>
 *
 * @param legacyVersion TLS 1.2, whatever is selected
 * @param legacySessionIdEcho the client's session id
 * @param cipherSuite the suite chosen
 * @param legacyCompressionMethod only {@code null}
 * @param extensions the extensions, in wire order
 */
public record HelloRetryRequest(
    ProtocolVersion legacyVersion,
    Opaque legacySessionIdEcho,
    CipherSuite cipherSuite,
    CompressionMethod legacyCompressionMethod,
    Extensions extensions)
    implements HandshakeMessage {

  /** What stands in place of the random (RFC 9846 section 4.2.3). */
  public static final Opaque RANDOM =
      Opaque.ofHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  private static final int RANDOM_OFFSET = 6;

  /** Whether a message, with its header, reaches as far as its random and has the special one. */
  static boolean is(byte[] message) {
    int end = RANDOM_OFFSET + RANDOM.length();
    return message.length >= end
        && message[0] == HandshakeType.SERVER_HELLO.value()
        && Arrays.equals(message, RANDOM_OFFSET, end, RANDOM.bytes(), 0, RANDOM.length());
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO;
  }

  @Override
  public void encodeBody(Writer out) {
    new ServerHello(
            legacyVersion,
            RANDOM,
            legacySessionIdEcho,
            cipherSuite,
            legacyCompressionMethod,
            extensions)
        .encodeBody(out);
  }

  /** The version in {@code supported_versions}; empty without that extension. */
  public Optional<ProtocolVersion> selectedVersion() {
    return extensions.find(SelectedVersion.class).map(SelectedVersion::selectedVersion);
  }
}
