package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.keys.KeyLogEntry.Label;

/**
 * The application phase of the TLS 1.3 key schedule (RFC 9846 section 7.1). Immutable until
 * forgotten.
 */
public final class TrafficKeys13 {
  private final Schedule schedule;
  private final byte[] mainSecret;
  private final byte[] exporterSecret;
  private final byte[] clientSecret;
  private final byte[] serverSecret;

  private TrafficKeys13(
      Schedule schedule,
      byte[] mainSecret,
      byte[] exporterSecret,
      byte[] clientSecret,
      byte[] serverSecret) {
    this.schedule = schedule;
    this.mainSecret = mainSecret;
    this.exporterSecret = exporterSecret;
    this.clientSecret = clientSecret;
    this.serverSecret = serverSecret;
  }

  static TrafficKeys13 of(Schedule schedule, byte[] mainSecret, byte[] transcriptHash) {
    byte[] client =
        schedule.traffic(mainSecret, "c ap traffic", transcriptHash, Label.CLIENT_TRAFFIC_SECRET_0);
    byte[] server =
        schedule.traffic(mainSecret, "s ap traffic", transcriptHash, Label.SERVER_TRAFFIC_SECRET_0);
    byte[] exporter =
        schedule.traffic(mainSecret, "exp master", transcriptHash, Label.EXPORTER_SECRET);
    return new TrafficKeys13(schedule, mainSecret, exporter, client, server);
  }

  /** Protection of what the client sends from here on; starts with sequence number 0. */
  public RecordProtection clientProtection() {
    return schedule.protection(clientSecret);
  }

  /** Protection of what the server sends from here on; starts with sequence number 0. */
  public RecordProtection serverProtection() {
    return schedule.protection(serverSecret);
  }

  // RFC 9846 section 7.2: "Once client_/server_application_traffic_secret_N+1 and its associated
  // traffic keys have been computed, implementations SHOULD delete
  // client_/server_application_traffic_secret_N and its associated traffic keys."

  /**
   * The keys after the client's KeyUpdate (RFC 9846 section 7.2). Those before are forgotten, and
   * this must not be used any more.
   */
  public TrafficKeys13 updateClient() {
    return new TrafficKeys13(
        schedule, mainSecret, exporterSecret, updated(clientSecret), serverSecret);
  }

  /** The keys after the server's KeyUpdate; as {@link #updateClient}. */
  public TrafficKeys13 updateServer() {
    return new TrafficKeys13(
        schedule, mainSecret, exporterSecret, clientSecret, updated(serverSecret));
  }

  /**
   * verify_data of the client's Finished after a request for its certificate (RFC 9846 section
   * 4.5.3).
   *
   * @param transcriptHash of the handshake, and of the exchange up to the message before that
   *     Finished
   */
  public byte[] clientFinished(byte[] transcriptHash) {
    return schedule.finished(clientSecret, transcriptHash);
  }

  // RFC 9846 section 7.2: application_traffic_secret_N+1 =
  //     HKDF-Expand-Label(application_traffic_secret_N, "traffic upd", "", Hash.length)
  private byte[] updated(byte[] secret) {
    byte[] next = schedule.expand(secret, "traffic upd", secret.length);
    Schedule.forget(secret);
    return next;
  }

  /**
   * Keying material for another protocol (RFC 9846 section 7.5).
   *
   * @param length bytes
   */
  public byte[] export(String label, byte[] context, int length) {
    // RFC 9846 section 7.5: "Implementations MUST use the exporter_secret unless explicitly
    // specified by the application."
    byte[] secret = schedule.deriveEmpty(exporterSecret, label);
    byte[] contextHash = schedule.crypto().hash(schedule.suite().hash(), context);
    byte[] exported = schedule.expand(secret, "exporter", contextHash, length);
    Schedule.forget(secret);
    return exported;
  }

  /**
   * The PSK of a ticket (RFC 9846 section 4.7.1).
   *
   * @param transcriptHash of ClientHello to client Finished
   * @param ticketNonce ticket_nonce of the NewSessionTicket
   */
  public Secret resumptionPsk(byte[] transcriptHash, byte[] ticketNonce) {
    byte[] resumption = schedule.derive(mainSecret, "res master", transcriptHash);
    int length = schedule.suite().hash().length();
    byte[] psk = schedule.expand(resumption, "resumption", ticketNonce, length);
    Secret secret = Secret.copyOf(psk);
    Schedule.forget(resumption);
    Schedule.forget(psk);
    return secret;
  }

  /** Forgets the secrets, as far as the platform allows. Nothing else must follow. */
  public void destroy() {
    Schedule.forget(mainSecret);
    Schedule.forget(exporterSecret);
    Schedule.forget(clientSecret);
    Schedule.forget(serverSecret);
  }
}
