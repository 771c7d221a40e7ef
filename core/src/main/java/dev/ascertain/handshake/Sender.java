package dev.ascertain.handshake;

/** Who said something. */
public enum Sender {
  CLIENT,
  SERVER;

  @Override
  public String toString() {
    return this == CLIENT ? "client" : "server";
  }
}
