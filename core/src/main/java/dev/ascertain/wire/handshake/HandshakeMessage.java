package dev.ascertain.wire.handshake;

import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A handshake message (RFC 9846 section 4, RFC 5246 section 7.4).
 *
 * <pre>{@code
 * struct {
 *     HandshakeType msg_type;
 *     uint24 length;
 *     select (Handshake.msg_type) { ... };
 * } Handshake;
 * }</pre>
 *
 * <p>Byte offsets in field trees and violations count from {@code msg_type}. Paths begin with the
 * message's name: {@code ClientHello.extensions[3].key_share}.
 *
 * <p>Encoding a decoded message gives back its bytes.
 */
public sealed interface HandshakeMessage
    permits HelloRequest,
        ClientHello,
        ServerHello,
        HelloRetryRequest,
        NewSessionTicket12,
        NewSessionTicket13,
        EndOfEarlyData,
        EncryptedExtensions,
        Certificate12,
        Certificate13,
        RawPublicKey12,
        ServerKeyExchangeEcdhe,
        ServerKeyExchangeDhe,
        ServerKeyExchangeOther,
        CertificateRequest12,
        CertificateRequest13,
        ServerHelloDone,
        CertificateVerify,
        ClientKeyExchangeEcdhe,
        ClientKeyExchangeDhe,
        ClientKeyExchangeRsa,
        ClientKeyExchangeOther,
        ClientCertificateRequest,
        Finished,
        CertificateUrl,
        CertificateStatus,
        SupplementalData,
        KeyUpdate,
        CompressedCertificate,
        NextProtocol,
        MessageHash,
        UnknownHandshakeMessage {

  /** The message's type on the wire. */
  HandshakeType type();

  /**
   * Writes what follows the header.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  void encodeBody(Writer out);

  /**
   * The message with its header: what {@link #decode} reads.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  default byte[] encode() {
    return Writer.write(out -> out.u8(type().value()).block24(this::encodeBody));
  }

  /**
   * Decodes one whole message.
   *
   * @param message the message with its four-byte header
   * @param dialect which of the formats that share a type is meant
   * @throws ViolationException if the bytes are not exactly one well-formed message
   */
  static HandshakeMessage decode(byte[] message, Dialect dialect) throws ViolationException {
    return Reader.decode(
        MessageFormat.name(message), message, in -> MessageFormat.decode(in, dialect));
  }

  /**
   * Decodes one whole message and names every field on the way.
   *
   * @param message the message with its four-byte header
   * @param dialect which of the formats that share a type is meant
   * @return the message and its fields; for bytes that {@link #decode} refuses, the violation and
   *     the fields before it
   */
  static Decoding<HandshakeMessage> trace(byte[] message, Dialect dialect) {
    return Reader.trace(
        MessageFormat.name(message), message, in -> MessageFormat.decode(in, dialect));
  }
}
