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
import java.util.List;

/**
 * The client's offer (RFC 9846 section 4.2.2, RFC 5246 section 7.4.1.2).
 *
 * <pre>{@code
 * uint16 ProtocolVersion;
 * opaque Random[32];
 * uint8 CipherSuite[2];
 *
 * struct {
 *     ProtocolVersion legacy_version = 0x0303;
 *     Random random;
 *     opaque legacy_session_id<0..32>;
 *     CipherSuite cipher_suites<2..2^16-2>;
 *     opaque legacy_compression_methods<1..2^8-1>;
 *     Extension extensions<8..2^16-1>;
 * } ClientHello;
 * }</pre>
 *
 * <p>A client of TLS 1.2 and below may leave out the extensions, or send none in an empty vector.
 *
 * @param legacyVersion the highest version below TLS 1.3 the client speaks
 * @param random 32 bytes
 * @param legacySessionId the TLS 1.2 session to resume, or any bytes for the sake of middleboxes
 * @param cipherSuites the suites, most preferred first
 * @param legacyCompressionMethods only {@code null} in TLS 1.3
 * @param extensions the extensions, in wire order
 */
public record ClientHello(
    ProtocolVersion legacyVersion,
    Opaque random,
    Opaque legacySessionId,
    List<CipherSuite> cipherSuites,
    List<CompressionMethod> legacyCompressionMethods,
    Extensions extensions)
    implements HandshakeMessage {

  /** The length of {@code Random}, in bytes. */
  static final int RANDOM_LENGTH = 32;

  /** Copies the lists. */
  public ClientHello {
    cipherSuites = List.copyOf(cipherSuites);
    legacyCompressionMethods = List.copyOf(legacyCompressionMethods);
    requireRandom(random);
  }

  static ClientHello decode(Reader in) throws ViolationException {
    return new ClientHello(
        in.u16("legacy_version", ProtocolVersion::new),
        new Opaque(in.fixed("random", RANDOM_LENGTH)),
        new Opaque(in.opaque8("legacy_session_id", 0, 32)),
        in.list16("cipher_suites", 2, 0xfffe, e -> e.u16("", CipherSuite::new)),
        in.list8("legacy_compression_methods", 1, 0xff, e -> e.u8("", CompressionMethod::new)),
        // RFC 9846 section 4.2.2: "If negotiating a version of TLS prior to 1.3, a server MUST
        // check that the message either contains no data after legacy_compression_methods or that
        // it contains a valid extensions block with no data following." "If not, then it MUST abort
        // the handshake with a "decode_error" alert."
        Extensions.decodeOptional(in, Placement.CLIENT_HELLO));
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_HELLO;
  }

  @Override
  public void encodeBody(Writer out) {
    out.u16(legacyVersion.value());
    out.raw(random.bytes());
    out.opaque8(legacySessionId.bytes());
    out.list16(cipherSuites, (element, suite) -> element.u16(suite.value()));
    out.list8(legacyCompressionMethods, (element, method) -> element.u8(method.value()));
    extensions.encode(out);
  }

  /** This, with other extensions. */
  public ClientHello with(Extensions others) {
    return new ClientHello(
        legacyVersion, random, legacySessionId, cipherSuites, legacyCompressionMethods, others);
  }

  /** This, with another session id. */
  ClientHello with(Opaque sessionId) {
    return new ClientHello(
        legacyVersion, random, sessionId, cipherSuites, legacyCompressionMethods, extensions);
  }

  /** Refuses a random of another length, which would shift all that follows it. */
  static void requireRandom(Opaque random) {
    if (random.length() != RANDOM_LENGTH) {
      throw new IllegalArgumentException("random of " + random.length() + " bytes");
    }
  }
}
