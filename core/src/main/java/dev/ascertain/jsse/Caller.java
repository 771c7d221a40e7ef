package dev.ascertain.jsse;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;

/** On whose behalf a handshake is made: trust and key managers are told. */
sealed interface Caller {
  /** An engine. */
  record OfEngine(SSLEngine engine) implements Caller {}

  /** A socket. */
  record OfSocket(SSLSocket socket) implements Caller {}
}
