package dev.ascertain.wire.handshake;

import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;

/**
 * Which format a handshake message has: one line per type, in the order of the IANA registry "TLS
 * HandshakeType".
 *
 * <p>The numbers are written out, and this is a switch rather than a map, so that only the formats
 * a handshake really meets are loaded.
 *
 * @param name the message's name in its RFC, with which paths begin
 * @param body reads what follows the header
 */
record MessageFormat(String name, Body body) {

  /** Reads a body; the dialect tells apart the formats that share a type. */
  @FunctionalInterface
  private interface Body {
    HandshakeMessage decode(Reader in, Dialect dialect) throws ViolationException;
  }

  private static MessageFormat of(HandshakeType type) {
    return switch (type.value()) {
      case 0 -> new MessageFormat("HelloRequest", (_, _) -> new HelloRequest());
      case 1 -> new MessageFormat("ClientHello", (in, _) -> ClientHello.decode(in));
      case 2 -> new MessageFormat("ServerHello", (in, _) -> ServerHello.decode(in));
      case 4 -> new MessageFormat("NewSessionTicket", MessageFormat::newSessionTicket);
      case 5 -> new MessageFormat("EndOfEarlyData", (_, _) -> new EndOfEarlyData());
      case 8 -> new MessageFormat("EncryptedExtensions", (in, _) -> EncryptedExtensions.decode(in));
      case 11 -> new MessageFormat("Certificate", MessageFormat::certificate);
      case 12 -> new MessageFormat("ServerKeyExchange", MessageFormat::serverKeyExchange);
      case 13 -> new MessageFormat("CertificateRequest", MessageFormat::certificateRequest);
      case 14 -> new MessageFormat("ServerHelloDone", (_, _) -> new ServerHelloDone());
      case 15 -> new MessageFormat("CertificateVerify", CertificateVerify::decode);
      case 16 -> new MessageFormat("ClientKeyExchange", MessageFormat::clientKeyExchange);
      case 17 ->
          new MessageFormat(
              "ClientCertificateRequest", (in, _) -> ClientCertificateRequest.decode(in));
      case 20 -> new MessageFormat("Finished", (in, _) -> Finished.decode(in));
      case 21 -> new MessageFormat("CertificateURL", (in, _) -> CertificateUrl.decode(in));
      case 22 -> new MessageFormat("CertificateStatus", (in, _) -> CertificateStatus.decode(in));
      case 23 -> new MessageFormat("SupplementalData", (in, _) -> SupplementalData.decode(in));
      case 24 -> new MessageFormat("KeyUpdate", (in, _) -> KeyUpdate.decode(in));
      case 25 ->
          new MessageFormat("CompressedCertificate", (in, _) -> CompressedCertificate.decode(in));
      case 67 -> new MessageFormat("NextProtocol", (in, _) -> NextProtocol.decode(in));
      case 254 -> new MessageFormat("message_hash", (in, _) -> MessageHash.decode(in));
      default ->
          new MessageFormat("Handshake", (in, _) -> UnknownHandshakeMessage.decode(type, in));
    };
  }

  /** The name of a message, whether or not the rest of it is well-formed. */
  static String name(byte[] message) {
    if (message.length == 0) {
      return "Handshake";
    }
    return HelloRetryRequest.is(message)
        ? "HelloRetryRequest"
        : of(new HandshakeType(message[0] & 0xff)).name();
  }

  /**
   * Reads a whole message: header and body.
   *
   * @throws ViolationException if the message is malformed
   */
  static HandshakeMessage decode(Reader in, Dialect dialect) throws ViolationException {
    HandshakeType type = in.u8("msg_type", HandshakeType::new);
    int start = in.position();
    int length = in.u24("length");
    if (length != in.remaining()) {
      throw in.malformed(
          "length",
          in.since(start),
          in.remaining() + ", the rest of the message",
          Integer.toString(length));
    }
    return of(type).body().decode(in, dialect);
  }

  private static HandshakeMessage newSessionTicket(Reader in, Dialect dialect)
      throws ViolationException {
    return dialect.isTls13() ? NewSessionTicket13.decode(in) : NewSessionTicket12.decode(in);
  }

  private static HandshakeMessage certificate(Reader in, Dialect dialect)
      throws ViolationException {
    if (dialect.isTls13()) {
      return Certificate13.decode(in, dialect);
    }
    return dialect.hasRawPublicKeys() ? RawPublicKey12.decode(in) : Certificate12.decode(in);
  }

  private static HandshakeMessage certificateRequest(Reader in, Dialect dialect)
      throws ViolationException {
    return dialect.isTls13()
        ? CertificateRequest13.decode(in)
        : CertificateRequest12.decode(in, dialect);
  }

  private static HandshakeMessage serverKeyExchange(Reader in, Dialect dialect)
      throws ViolationException {
    return switch (dialect.keyExchange()) {
      case ECDHE -> ServerKeyExchangeEcdhe.decode(in, dialect);
      case DHE -> ServerKeyExchangeDhe.decode(in, dialect);
      // RFC 5246 section 7.4.3: it is not legal to send it for RSA.
      case RSA, UNKNOWN -> new ServerKeyExchangeOther(new Opaque(in.rest("data")));
    };
  }

  private static HandshakeMessage clientKeyExchange(Reader in, Dialect dialect)
      throws ViolationException {
    // RFC 5246 section 7.4.7.2: "If the client has sent a certificate which contains a suitable
    // Diffie-Hellman key [...] then Yc is implicit and does not need to be sent again. In this
    // case, the client key exchange message will be sent, but it MUST be empty."
    if (!in.hasMore()) {
      return new ClientKeyExchangeOther(Opaque.EMPTY);
    }
    return switch (dialect.keyExchange()) {
      case ECDHE -> ClientKeyExchangeEcdhe.decode(in);
      case DHE -> ClientKeyExchangeDhe.decode(in);
      case RSA -> ClientKeyExchangeRsa.decode(in);
      case UNKNOWN -> new ClientKeyExchangeOther(new Opaque(in.rest("data")));
    };
  }
}
