package dev.ascertain;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.client.ClientSettings;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.net.FetchCache;
import dev.ascertain.net.Resolver;
import dev.ascertain.verify.TrustStore;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What an examination needs of the world: time, randomness, names, primitives, trusted roots.
 *
 * @param nanoClock elapsed time in nanoseconds, from any origin
 * @param wallClock the time of day, UTC
 * @param randomness cryptographically strong random bytes
 * @param crypto the primitives
 * @param resolver looks up names
 * @param keyLog where traffic secrets are offered
 * @param cache where fetched evidence is kept between examinations
 * @param bundledTrust the roots to judge by, read only when a certificate arrives
 */
public record Environment(
    LongSupplier nanoClock,
    Supplier<Instant> wallClock,
    Randomness randomness,
    Crypto crypto,
    Resolver resolver,
    KeyLog keyLog,
    FetchCache cache,
    Supplier<TrustStore> bundledTrust) {

  /**
   * The settings of a client.
   *
   * @param clock that of the connection
   * @param keys where this connection's traffic secrets are offered
   */
  ClientSettings client(LongSupplier clock, CertificateJudge judge, Mode mode, KeyLog keys) {
    return new ClientSettings(clock, crypto, randomness, judge, mode, keys);
  }
}
