package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.handshake.keys.KeyLog;
import java.util.List;
import java.util.function.Consumer;
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
 * @param credentials our certificates, for servers that ask who we are
 * @param sessions is given what a later connection can resume, as it becomes known
 * @param ech whether the ClientHello is encrypted
 */
public record ClientSettings(
    LongSupplier clock,
    Crypto crypto,
    Randomness randomness,
    CertificateJudge judge,
    Mode mode,
    KeyLog keyLog,
    CredentialSource credentials,
    Consumer<ClientSession> sessions,
    EchOffer ech) {

  /** Settings of a client without certificates, which keeps no sessions. */
  public ClientSettings(
      LongSupplier clock,
      Crypto crypto,
      Randomness randomness,
      CertificateJudge judge,
      Mode mode,
      KeyLog keyLog) {
    this(
        clock,
        crypto,
        randomness,
        judge,
        mode,
        keyLog,
        CredentialSource.NONE,
        session -> {},
        EchOffer.NONE);
  }

  /** These, with certificates of our own. */
  public ClientSettings with(List<Credential> value) {
    return choosing(CredentialSource.of(value));
  }

  /** These, with certificates of our own that depend on the server. */
  public ClientSettings choosing(CredentialSource value) {
    return new ClientSettings(clock, crypto, randomness, judge, mode, keyLog, value, sessions, ech);
  }

  /** These, which keep what can be resumed. */
  public ClientSettings with(Consumer<ClientSession> value) {
    return new ClientSettings(
        clock, crypto, randomness, judge, mode, keyLog, credentials, value, ech);
  }

  /** These, which encrypt the ClientHello or not. */
  public ClientSettings with(EchOffer value) {
    return new ClientSettings(
        clock, crypto, randomness, judge, mode, keyLog, credentials, sessions, value);
  }

  /**
   * These, for a server that rejected an encrypted ClientHello and has to prove that it has the
   * public name. RFC 9849 section 6.1.7: "If invalid, it MUST abort the connection with the
   * appropriate alert"; "If the server requests a client certificate, the client MUST respond with
   * an empty Certificate message"; it "MUST ignore all session tickets and session IDs presented by
   * the server".
   */
  ClientSettings authenticating(CertificateJudge publicJudge) {
    return new ClientSettings(
        clock,
        crypto,
        randomness,
        publicJudge,
        Mode.STRICT,
        keyLog,
        CredentialSource.NONE,
        session -> {},
        EchOffer.NONE);
  }
}
