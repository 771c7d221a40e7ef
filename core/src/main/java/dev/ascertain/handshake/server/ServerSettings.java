package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.KeyLog;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a server engine works with; the same for all connections.
 *
 * @param clock elapsed time in nanoseconds, from any origin; it stamps events
 * @param crypto the primitives
 * @param randomness the source of ServerHello.random and private keys; a scripted source makes a
 *     handshake reproducible
 * @param credentials the server's certificates; the first that fits is chosen, and where no name
 *     fits, the first of all
 * @param preferences what the server accepts
 * @param cookieKey authenticates the cookies of HelloRetryRequests, 32 bytes; with it, the second
 *     ClientHello may come to an engine that has not seen the first. Without it, no cookies are
 *     sent
 * @param resumption how clients may resume; without it they cannot
 * @param clientAuthentication what is asked of clients; without it nothing is
 * @param ech to what clients may encrypt their ClientHello; without it they cannot
 * @param keyLog where traffic secrets are offered for a key log file
 */
public record ServerSettings(
    LongSupplier clock,
    Crypto crypto,
    Randomness randomness,
    List<Credential> credentials,
    ServerPreferences preferences,
    Optional<Secret> cookieKey,
    Optional<Resumption> resumption,
    Optional<ClientAuthentication> clientAuthentication,
    Optional<EchKeys> ech,
    KeyLog keyLog) {

  /** Settings of a server to which no ClientHello can be encrypted. */
  public ServerSettings(
      LongSupplier clock,
      Crypto crypto,
      Randomness randomness,
      List<Credential> credentials,
      ServerPreferences preferences,
      Optional<Secret> cookieKey,
      Optional<Resumption> resumption,
      Optional<ClientAuthentication> clientAuthentication,
      KeyLog keyLog) {
    this(
        clock,
        crypto,
        randomness,
        credentials,
        preferences,
        cookieKey,
        resumption,
        clientAuthentication,
        Optional.empty(),
        keyLog);
  }

  /** Copies the list. */
  public ServerSettings {
    credentials = List.copyOf(credentials);
  }

  /** These, with a way to resume. */
  public ServerSettings with(Resumption value) {
    return with(Optional.of(value), clientAuthentication, ech, keyLog);
  }

  /** These, asking clients for certificates. */
  public ServerSettings with(ClientAuthentication value) {
    return with(resumption, Optional.of(value), ech, keyLog);
  }

  /** These, with keys to which clients may encrypt their ClientHello. */
  public ServerSettings with(EchKeys value) {
    return with(resumption, clientAuthentication, Optional.of(value), keyLog);
  }

  /** These, with secrets offered there. */
  public ServerSettings with(KeyLog value) {
    return with(resumption, clientAuthentication, ech, value);
  }

  private ServerSettings with(
      Optional<Resumption> resuming,
      Optional<ClientAuthentication> asking,
      Optional<EchKeys> decrypting,
      KeyLog log) {
    return new ServerSettings(
        clock,
        crypto,
        randomness,
        credentials,
        preferences,
        cookieKey,
        resuming,
        asking,
        decrypting,
        log);
  }
}
