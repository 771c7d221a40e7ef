package dev.ascertain.handshake;

/** Under which keys something was sent. */
public enum Epoch {
  /** In the clear. */
  PLAINTEXT("plaintext"),
  /** Under early traffic keys (TLS 1.3 only; RFC 9846 section 7.1). */
  EARLY_DATA("early data keys"),
  /** Under handshake traffic keys (TLS 1.3 only; RFC 9846 section 7.1). */
  HANDSHAKE("handshake keys"),
  /** Under application traffic keys; in TLS 1.2 the only keys there are. */
  APPLICATION("application keys");

  private final String text;

  Epoch(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
