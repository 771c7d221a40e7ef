package dev.ascertain.handshake;

import dev.ascertain.wire.Alert;
import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.extension.DelegatedCredential;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.Dialect;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.util.Optional;

/**
 * Something that happened on a connection, in the order in which it happened.
 *
 * <p>Byte arrays in events are never written to after the event was made.
 */
public sealed interface Event {

  /** When it happened, in nanoseconds on the caller's clock. */
  long nanos();

  /**
   * A whole handshake message.
   *
   * @param bytes the message with its four-byte header, decrypted
   * @param dialect the formats it was read by
   * @param message the decoded message
   */
  record Message(
      long nanos,
      Sender sender,
      Epoch epoch,
      byte[] bytes,
      Dialect dialect,
      HandshakeMessage message)
      implements Event {

    /** The message's field tree, from the same parse that decoded it. */
    public Decoding<HandshakeMessage> trace() {
      return HandshakeMessage.trace(bytes, dialect);
    }
  }

  /** A handshake message that could not be decoded; a {@link Broken} event follows. */
  record MalformedMessage(long nanos, Sender sender, Epoch epoch, byte[] bytes, Dialect dialect)
      implements Event {

    /** The message's field tree as far as it can be read, and what is wrong. */
    public Decoding<HandshakeMessage> trace() {
      return HandshakeMessage.trace(bytes, dialect);
    }
  }

  /**
   * The Certificate that the CompressedCertificate before it stands for (RFC 8879); it did not
   * cross the wire.
   *
   * @param dialect the formats it was read by
   */
  record Uncompressed(long nanos, byte[] bytes, Dialect dialect, HandshakeMessage message)
      implements Event {

    /** The Certificate's field tree. */
    public Decoding<HandshakeMessage> trace() {
      return HandshakeMessage.trace(bytes, dialect);
    }
  }

  /**
   * The ClientHello that the one before it carries encrypted (RFC 9849). It did not cross the wire
   * as it stands here: in full, as it enters the transcript hash.
   *
   * @param bytes the message with its four-byte header
   */
  record InnerHello(long nanos, byte[] bytes, ClientHello message) implements Event {

    /** The message's field tree. */
    public Decoding<HandshakeMessage> trace() {
      return HandshakeMessage.trace(bytes, Dialect.INITIAL);
    }
  }

  /** Whether the server goes by the encrypted ClientHello, rather than by the one around it. */
  record EchAnswered(long nanos, boolean accepted) implements Event {}

  /** A ChangeCipherSpec record. */
  record ChangeCipherSpec(long nanos, Sender sender) implements Event {}

  /** An alert. */
  record AlertMessage(long nanos, Sender sender, Epoch epoch, Alert alert) implements Event {}

  /** Application data; its content is the caller's business. */
  record ApplicationData(long nanos, Sender sender, int length) implements Event {}

  /** The judge's verdict on the server's certificate. Empty violation: it was accepted. */
  record CertificateJudged(long nanos, Optional<Violation> violation) implements Event {}

  /**
   * The judge's verdict on a delegated credential (RFC 9345). Empty violation: it was accepted.
   *
   * @param certificate the certificate that delegates, DER
   */
  record DelegationJudged(
      long nanos, DelegatedCredential credential, byte[] certificate, Optional<Violation> violation)
      implements Event {}

  /** The server proved, or failed to prove, that it holds the certificate's private key. */
  record KeyProven(long nanos, KeyProof proof, Optional<SignatureScheme> scheme) implements Event {}

  /** The server asked for our certificate, and we answered. */
  record CertificateAnswered(long nanos, CertificateAnswer answer) implements Event {}

  /** Our side considers the handshake complete: both Finished messages are right. */
  record Completed(long nanos) implements Event {}

  /** A rule was broken: by the server, or by bytes that claim to be one. */
  record Broken(long nanos, Violation violation) implements Event {}

  /** The first bytes of a server that does not speak TLS, at most 1 KiB of them. */
  record NotTls(long nanos, byte[] bytes) implements Event {}

  /** The server's side of the TCP connection ended. */
  record TransportEnded(long nanos) implements Event {}
}
