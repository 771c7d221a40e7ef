package dev.ascertain.bench.tls;

/** Client and server of one implementation, in one thread. */
public interface Duo {

  /**
   * Makes a handshake, until neither side has anything to say.
   *
   * @return how many bytes the server sent, which tells a resumed handshake from a full one
   */
  int shakeHands();

  /** Makes a handshake and keeps the connection. */
  Connection connect();

  /** A connection whose handshake is complete. */
  interface Connection {

    /**
     * Sends data from the server to the client.
     *
     * @return how many bytes have arrived
     */
    int transfer(byte[] data);
  }
}
