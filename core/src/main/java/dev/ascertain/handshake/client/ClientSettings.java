package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.KeyLog;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a client engine works with, besides the {@link Offer}.
 *
 * @param clock elapsed time in nanoseconds, from any origin; it stamps events
 * @param crypto the primitives
 * @param randomness the source of ClientHello.random, session id, private keys and the premaster
 *     secret; a scripted source makes a handshake reproducible
 * @param judge decides about the server's certificate
 * @param mode what follows from a bad certificate
 * @param keyLog where traffic secrets are offered for a key log file
 * @param credentials our certificates, for servers that ask who we are; the first that fits is
 *     presented
 */
public record ClientSettings(
    LongSupplier clock,
    Crypto crypto,
    Randomness randomness,
    CertificateJudge judge,
    Mode mode,
    KeyLog keyLog,
    List<Credential> credentials) {

  /** Copies the list. */
  public ClientSettings {
    credentials = List.copyOf(credentials);
  }

  /** Settings of a client without certificates. */
  public ClientSettings(
      LongSupplier clock,
      Crypto crypto,
      Randomness randomness,
      CertificateJudge judge,
      Mode mode,
      KeyLog keyLog) {
    this(clock, crypto, randomness, judge, mode, keyLog, List.of());
  }

  /** These, with certificates of our own. */
  public ClientSettings with(List<Credential> value) {
    return new ClientSettings(clock, crypto, randomness, judge, mode, keyLog, value);
  }
}
