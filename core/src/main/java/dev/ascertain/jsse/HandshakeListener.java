package dev.ascertain.jsse;

/**
 * Is told of every handshake of a provider, by the thread that made it. What it throws reaches the
 * caller of that thread.
 */
@FunctionalInterface
public interface HandshakeListener {
  /** Takes no notice. */
  HandshakeListener NONE = handshake -> {};

  /** A handshake is complete, or has failed. */
  void ended(EndedHandshake handshake);
}
