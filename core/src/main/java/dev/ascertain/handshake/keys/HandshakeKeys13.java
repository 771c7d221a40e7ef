package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.keys.KeyLogEntry.Label;

/**
 * The handshake phase of the TLS 1.3 key schedule (RFC 9846 section 7.1). Immutable until
 * forgotten.
 */
public final class HandshakeKeys13 {
  private final Schedule schedule;
  private final byte[] handshakeSecret;
  private final byte[] clientSecret;
  private final byte[] serverSecret;

  HandshakeKeys13(Schedule schedule, byte[] handshakeSecret, byte[] transcriptHash) {
    this.schedule = schedule;
    this.handshakeSecret = handshakeSecret;
    this.clientSecret =
        schedule.traffic(
            handshakeSecret, "c hs traffic", transcriptHash, Label.CLIENT_HANDSHAKE_TRAFFIC_SECRET);
    this.serverSecret =
        schedule.traffic(
            handshakeSecret, "s hs traffic", transcriptHash, Label.SERVER_HANDSHAKE_TRAFFIC_SECRET);
  }

  /** Protection of what the client sends from here on; starts with sequence number 0. */
  public RecordProtection clientProtection() {
    return schedule.protection(clientSecret);
  }

  /** Protection of what the server sends from here on; starts with sequence number 0. */
  public RecordProtection serverProtection() {
    return schedule.protection(serverSecret);
  }

  /**
   * verify_data of the client's Finished (RFC 9846 section 4.5.3).
   *
   * @param transcriptHash of ClientHello to the message before that Finished
   */
  public byte[] clientFinished(byte[] transcriptHash) {
    return schedule.finished(clientSecret, transcriptHash);
  }

  /** verify_data of the server's Finished; as {@link #clientFinished}. */
  public byte[] serverFinished(byte[] transcriptHash) {
    return schedule.finished(serverSecret, transcriptHash);
  }

  /** Whether {@code verifyData} is that of the client's Finished; in constant time. */
  public boolean clientFinishedIs(byte[] verifyData, byte[] transcriptHash) {
    return Crypto.equal(verifyData, clientFinished(transcriptHash));
  }

  /** Whether {@code verifyData} is that of the server's Finished; in constant time. */
  public boolean serverFinishedIs(byte[] verifyData, byte[] transcriptHash) {
    return Crypto.equal(verifyData, serverFinished(transcriptHash));
  }

  /**
   * The application phase. Call it only once the server's Finished is verified, and only once: what
   * it is made of is forgotten.
   *
   * @param transcriptHash of ClientHello to server Finished
   */
  public TrafficKeys13 traffic(byte[] transcriptHash) {
    byte[] salt = schedule.deriveEmpty(handshakeSecret, "derived");
    byte[] zeros = new byte[schedule.suite().hash().length()];
    byte[] mainSecret = schedule.extract(salt, zeros);
    Schedule.forget(salt);
    Schedule.forget(handshakeSecret);
    return TrafficKeys13.of(schedule, mainSecret, transcriptHash);
  }

  /** Forgets the secrets, as far as the platform allows. Nothing else must follow. */
  public void destroy() {
    Schedule.forget(handshakeSecret);
    Schedule.forget(clientSecret);
    Schedule.forget(serverSecret);
  }
}
