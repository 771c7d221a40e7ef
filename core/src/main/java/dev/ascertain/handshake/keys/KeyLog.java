package dev.ascertain.handshake.keys;

/** Where secrets are offered, so that a user can decrypt a capture of his own connection. */
@FunctionalInterface
public interface KeyLog {

  /** Takes one secret. */
  void offer(KeyLogEntry entry);

  /** Takes secrets and forgets them. */
  static KeyLog none() {
    return entry -> {};
  }
}
