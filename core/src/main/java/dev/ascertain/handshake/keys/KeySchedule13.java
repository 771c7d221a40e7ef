package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.extension.Opaque;

/**
 * The key schedule of TLS 1.3 before the server has answered: the early phase (RFC 9846 section
 * 7.1).
 */
public final class KeySchedule13 {
  private final Schedule schedule;
  private final byte[] earlySecret;

  private KeySchedule13(Schedule schedule, byte[] earlySecret) {
    this.schedule = schedule;
    this.earlySecret = earlySecret;
  }

  /**
   * A schedule without a pre-shared key.
   *
   * @param clientRandom ClientHello.random, for the key log
   */
  public static KeySchedule13 start(
      Crypto crypto, CipherSuiteParameters suite, Opaque clientRandom, KeyLog keyLog) {
    // RFC 9846 section 7.1: "If a given secret is not available, then the 0-value consisting of a
    // string of Hash.length bytes set to zeros is used."
    return start(
        new Schedule(crypto, suite, clientRandom, keyLog), new byte[suite.hash().length()]);
  }

  /**
   * A schedule that starts from a pre-shared key.
   *
   * @param clientRandom ClientHello.random, for the key log
   */
  public static KeySchedule13 start(
      Crypto crypto, CipherSuiteParameters suite, Secret psk, Opaque clientRandom, KeyLog keyLog) {
    byte[] bytes = psk.bytes();
    KeySchedule13 started = start(new Schedule(crypto, suite, clientRandom, keyLog), bytes);
    Schedule.forget(bytes);
    return started;
  }

  private static KeySchedule13 start(Schedule schedule, byte[] psk) {
    return new KeySchedule13(schedule, schedule.extract(new byte[0], psk));
  }

  /**
   * The binder of a resumption PSK (RFC 9846 section 4.3.11.2).
   *
   * @param transcriptHash of the ClientHello up to and including PreSharedKeyExtension.identities
   */
  public byte[] resumptionBinder(byte[] transcriptHash) {
    return binder("res binder", transcriptHash);
  }

  /**
   * The binder of a PSK that was agreed on otherwise (RFC 9846 section 4.3.11.2).
   *
   * @param transcriptHash as of {@link #resumptionBinder}
   */
  public byte[] externalBinder(byte[] transcriptHash) {
    return binder("ext binder", transcriptHash);
  }

  private byte[] binder(String label, byte[] transcriptHash) {
    byte[] key = schedule.deriveEmpty(earlySecret, label);
    byte[] binder = schedule.finished(key, transcriptHash);
    Schedule.forget(key);
    return binder;
  }

  /**
   * Protection of early data, and client_early_traffic_secret to the key log.
   *
   * @param transcriptHash of the ClientHello
   */
  public RecordProtection earlyData(byte[] transcriptHash) {
    byte[] secret = schedule.derive(earlySecret, "c e traffic", transcriptHash);
    schedule.log(KeyLogEntry.Label.CLIENT_EARLY_TRAFFIC_SECRET, secret);
    RecordProtection protection = schedule.protection(secret);
    Schedule.forget(secret);
    return protection;
  }

  /**
   * The handshake phase. Forgets this one, which must not be used any more.
   *
   * @param shared the (EC)DHE shared secret, which is forgotten too
   * @param transcriptHash of ClientHello to ServerHello
   */
  public HandshakeKeys13 handshake(Secret shared, byte[] transcriptHash) {
    byte[] salt = schedule.deriveEmpty(earlySecret, "derived");
    byte[] input = shared.bytes();
    byte[] handshakeSecret = schedule.extract(salt, input);
    Schedule.forget(salt);
    Schedule.forget(input);
    shared.destroy();
    destroy();
    return new HandshakeKeys13(schedule, handshakeSecret, transcriptHash);
  }

  /** Forgets the secret, as far as the platform allows. Nothing else must follow. */
  public void destroy() {
    Schedule.forget(earlySecret);
  }
}
