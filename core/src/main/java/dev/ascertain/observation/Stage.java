package dev.ascertain.observation;

/** The steps of an examination that wait for the network, in order. Each has its own deadline. */
public enum Stage {
  /** Looking up the name's addresses. */
  NAME_LOOKUP("looking up the name"),
  /** Opening a TCP connection. */
  TCP_CONNECT("connecting"),
  /** Performing the TLS handshake. */
  HANDSHAKE("performing the TLS handshake"),
  /** Asking for a page over the encrypted connection. */
  HTTP("waiting for the HTTP answer");

  private final String activity;

  Stage(String activity) {
    this.activity = activity;
  }

  /** What is being done, to follow "timed out while": {@code looking up the name}. */
  public String activity() {
    return activity;
  }
}
