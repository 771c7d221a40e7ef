package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.extension.Opaque;
import java.util.HexFormat;

/**
 * One secret of a key log file (RFC 9850 section 2).
 *
 * @param label what the secret is
 * @param clientRandom ClientHello.random, which names the connection; 32 bytes
 * @param secret the secret
 */
public record KeyLogEntry(Label label, Opaque clientRandom, Secret secret) {

  /** What a secret is (RFC 9850 sections 2.1 and 2.2). */
  public enum Label {
    CLIENT_EARLY_TRAFFIC_SECRET,
    EARLY_EXPORTER_SECRET,
    CLIENT_HANDSHAKE_TRAFFIC_SECRET,
    SERVER_HANDSHAKE_TRAFFIC_SECRET,
    CLIENT_TRAFFIC_SECRET_0,
    SERVER_TRAFFIC_SECRET_0,
    EXPORTER_SECRET,
    /** The master secret of TLS 1.2. */
    CLIENT_RANDOM
  }

  /**
   * The line of a key log file, without its end: label, client random and secret in hexadecimal,
   * with single spaces between them. The only way to see a secret; {@link #toString} hides it.
   */
  public String line() {
    return label + " " + clientRandom + " " + HexFormat.of().formatHex(secret.bytes());
  }
}
