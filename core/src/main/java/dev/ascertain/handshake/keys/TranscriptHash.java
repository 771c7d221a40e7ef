package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.crypto.RunningHash;
import dev.ascertain.wire.Writer;
import java.util.Optional;

/**
 * The hash of all handshake messages so far (RFC 9846 section 4.1; TLS 1.2: handshake_messages of
 * RFC 5246 section 7.4.9 and session_hash of RFC 7627 section 3). Confined to one thread.
 */
public final class TranscriptHash {
  private static final byte MESSAGE_HASH = (byte) 254;

  private final Crypto crypto;
  private final Optional<Writer> messages;
  private RunningHash running;

  private TranscriptHash(Crypto crypto, RunningHash running, Optional<Writer> messages) {
    this.crypto = crypto;
    this.running = running;
    this.messages = messages;
  }

  /** A transcript without messages. */
  public static TranscriptHash of(Crypto crypto, Hash hash) {
    return new TranscriptHash(crypto, crypto.hash(hash), Optional.empty());
  }

  /** A transcript without messages, which keeps those that come; see {@link #messages}. */
  public static TranscriptHash keepingMessages(Crypto crypto, Hash hash) {
    return new TranscriptHash(crypto, crypto.hash(hash), Optional.of(new Writer()));
  }

  /**
   * The messages themselves, which TLS 1.2 clients sign (RFC 5246 section 7.4.8).
   *
   * @throws IllegalStateException unless it was made by {@link #keepingMessages}
   */
  public byte[] messages() {
    return messages.orElseThrow(() -> new IllegalStateException("not kept")).toByteArray();
  }

  /** Adds a handshake message with its four-byte header, without record headers. */
  public void add(byte[] message) {
    running.update(message);
    messages.ifPresent(kept -> kept.raw(message));
  }

  /** The hash of the messages so far. */
  public byte[] current() {
    return running.snapshot();
  }

  /** A transcript with the same messages so far, which goes on independently. */
  public TranscriptHash copy() {
    return new TranscriptHash(crypto, running.copy(), Optional.empty());
  }

  /**
   * Replaces the messages so far, which must be the first ClientHello alone, by their hash. Called
   * before the HelloRetryRequest is added.
   */
  public void replaceByMessageHash() {
    byte[] hash = running.snapshot();
    running = crypto.hash(running.hash());
    addMessageHash(hash);
  }

  /**
   * A transcript that begins with a ClientHello of which only the hash is known.
   *
   * @param clientHello the hash of the first ClientHello
   */
  public static TranscriptHash ofMessageHash(Crypto crypto, Hash hash, byte[] clientHello) {
    TranscriptHash transcript = of(crypto, hash);
    transcript.addMessageHash(clientHello);
    return transcript;
  }

  private void addMessageHash(byte[] hash) {
    // RFC 9846 section 4.1: "when the server responds to a ClientHello with a HelloRetryRequest,
    // the value of ClientHello1 is replaced with a special synthetic handshake message of handshake
    // type "message_hash" containing Hash(ClientHello1)", that is, message_hash || 00 00
    // Hash.length || Hash(ClientHello1).
    running.update(new byte[] {MESSAGE_HASH, 0, 0, (byte) hash.length});
    running.update(hash);
  }
}
