package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Aead;
import dev.ascertain.crypto.AeadAlgorithm;
import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.CryptoException;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.Opaque;
import java.util.Arrays;
import java.util.Optional;

/**
 * A {@link Session}, sealed for the client to keep (RFC 9846 section 4.7.1: "a self-encrypted and
 * self-authenticated value"; RFC 5077 section 4 recommends the same parts).
 *
 * <pre>{@code
 * struct {
 *     opaque key_name[16];
 *     opaque nonce[12];
 *     opaque sealed_session[length]; // AES-256-GCM, with key_name as additional data
 * } Ticket;
 * }</pre>
 */
final class Ticket {
  private static final int HEADER_LENGTH = TicketKey.NAME_LENGTH + AeadAlgorithm.NONCE_LENGTH;

  private Ticket() {}

  /** Seals a session with the newest key. */
  static Opaque seal(Crypto crypto, Randomness randomness, TicketKeys keys, Session session) {
    TicketKey key = keys.current().getFirst();
    byte[] nonce = randomness.bytes(AeadAlgorithm.NONCE_LENGTH);
    byte[] plaintext = session.encode();
    Aead aead = aead(crypto, key);
    byte[] ticket = new byte[HEADER_LENGTH + plaintext.length + aead.algorithm().tagLength()];
    System.arraycopy(key.name().bytes(), 0, ticket, 0, TicketKey.NAME_LENGTH);
    System.arraycopy(nonce, 0, ticket, TicketKey.NAME_LENGTH, nonce.length);
    aead.seal(nonce, key.name().bytes(), plaintext, ticket, HEADER_LENGTH);
    aead.destroy();
    Arrays.fill(plaintext, (byte) 0);
    return new Opaque(ticket);
  }

  /** The session in a ticket; empty if none of our keys sealed it. */
  static Optional<Session> open(Crypto crypto, TicketKeys keys, Opaque ticket) {
    byte[] bytes = ticket.bytes();
    if (bytes.length <= HEADER_LENGTH) {
      return Optional.empty();
    }
    Opaque name = new Opaque(Arrays.copyOf(bytes, TicketKey.NAME_LENGTH));
    for (TicketKey key : keys.current()) {
      if (key.name().equals(name)) {
        return open(crypto, key, bytes);
      }
    }
    return Optional.empty();
  }

  private static Optional<Session> open(Crypto crypto, TicketKey key, byte[] bytes) {
    byte[] nonce = Arrays.copyOfRange(bytes, TicketKey.NAME_LENGTH, HEADER_LENGTH);
    Aead aead = aead(crypto, key);
    try {
      byte[] plaintext =
          aead.open(nonce, key.name().bytes(), bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH);
      Session session = Session.decode(plaintext);
      Arrays.fill(plaintext, (byte) 0);
      return Optional.of(session);
    } catch (CryptoException e) {
      return Optional.empty();
    } catch (ViolationException e) {
      throw new IllegalStateException("a ticket of ours is malformed", e);
    } finally {
      aead.destroy();
    }
  }

  private static Aead aead(Crypto crypto, TicketKey key) {
    return crypto.aead(AeadAlgorithm.AES_256_GCM, key.secret().bytes());
  }
}
