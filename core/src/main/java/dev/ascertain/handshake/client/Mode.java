package dev.ascertain.handshake.client;

/** What to do about a server that does not prove who it is. */
public enum Mode {
  /** End the handshake with the right alert, as a client in production does. */
  STRICT,
  /**
   * Record what is wrong with the certificate, the proof of its key or the strength of the key
   * exchange, and complete the handshake, so that everything that is wrong is reported at once.
   * Violations of the protocol itself still end it. The caller must not send secrets over such a
   * connection.
   */
  OBSERVE
}
