package dev.ascertain.wire.handshake;

import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.Placement;
import dev.ascertain.wire.extension.SelectedVersion;
import java.util.Arrays;
import java.util.Optional;

/**
 * The server's choice (RFC 9846 section 4.2.3, RFC 5246 section 7.4.1.3).
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
 * <p>One with a special random is a {@link HelloRetryRequest}. A server of TLS 1.2 and below may
 * leave out the extensions.
 *
 * @param legacyVersion the version chosen, unless {@link #selectedVersion} names another
 * @param random 32 bytes
 * @param legacySessionIdEcho the client's session id, or that of a new TLS 1.2 session
 * @param cipherSuite the suite chosen
 * @param legacyCompressionMethod the compression chosen
 * @param extensions the extensions, in wire order
 */
public record ServerHello(
    ProtocolVersion legacyVersion,
    Opaque random,
    Opaque legacySessionIdEcho,
    CipherSuite cipherSuite,
    CompressionMethod legacyCompressionMethod,
    Extensions extensions)
    implements HandshakeMessage {

  // RFC 9846 section 4.2.3: "DOWNGRD", then 1 or 0.
  private static final byte[] DOWNGRADE_TO_TLS12 = {0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44, 1};
  private static final byte[] DOWNGRADE_BELOW_TLS12 = {0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44, 0};

  /** Refuses a random of another length than 32 bytes. */
  public ServerHello {
    ClientHello.requireRandom(random);
  }

  /** Reads a ServerHello or, if the random says so, a HelloRetryRequest. */
  static HandshakeMessage decode(Reader in) throws ViolationException {
    var legacyVersion = in.u16("legacy_version", ProtocolVersion::new);
    var random = new Opaque(in.fixed("random", ClientHello.RANDOM_LENGTH));
    var sessionId = new Opaque(in.opaque8("legacy_session_id_echo", 0, 32));
    var cipherSuite = in.u16("cipher_suite", CipherSuite::new);
    var compression = in.u8("legacy_compression_method", CompressionMethod::new);
    // RFC 9846 section 4.2.3: "Upon receiving a message with type server_hello, implementations
    // MUST first examine the Random value and, if it matches this value, process it as described in
    // [...]."
    if (random.equals(HelloRetryRequest.RANDOM)) {
      var extensions = Extensions.decode(in, Placement.HELLO_RETRY_REQUEST);
      return new HelloRetryRequest(legacyVersion, sessionId, cipherSuite, compression, extensions);
    }
    var extensions = Extensions.decodeOptional(in, Placement.SERVER_HELLO);
    return new ServerHello(legacyVersion, random, sessionId, cipherSuite, compression, extensions);
  }

  /**
   * A random that says: this server speaks TLS 1.3, though it chose TLS 1.2 (RFC 9846 section
   * 4.2.3).
   *
   * @param random 32 bytes, of which the last 8 are replaced
   */
  public static Opaque downgradedToTls12(byte[] random) {
    byte[] marked = random.clone();
    int length = DOWNGRADE_TO_TLS12.length;
    System.arraycopy(DOWNGRADE_TO_TLS12, 0, marked, marked.length - length, length);
    return new Opaque(marked);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(legacyVersion.value());
    out.raw(random.bytes());
    out.opaque8(legacySessionIdEcho.bytes());
    out.u16(cipherSuite.value());
    out.u8(legacyCompressionMethod.value());
    extensions.encode(out);
  }

  /** The version in {@code supported_versions}: TLS 1.3 or later. Empty without that extension. */
  public Optional<ProtocolVersion> selectedVersion() {
    return extensions.find(SelectedVersion.class).map(SelectedVersion::selectedVersion);
  }

  /**
   * Whether the random ends with one of the values by which a server says that it speaks a newer
   * version than the client seems to have offered (RFC 9846 section 4.2.3).
   */
  public boolean hasDowngradeSentinel() {
    byte[] bytes = random.bytes();
    byte[] tail = Arrays.copyOfRange(bytes, bytes.length - DOWNGRADE_TO_TLS12.length, bytes.length);
    return Arrays.equals(tail, DOWNGRADE_TO_TLS12) || Arrays.equals(tail, DOWNGRADE_BELOW_TLS12);
  }
}
