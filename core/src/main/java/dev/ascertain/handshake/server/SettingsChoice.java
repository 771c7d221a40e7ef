package dev.ascertain.handshake.server;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.handshake.ClientHello;

/** Settings that depend on what a client asks for. */
@FunctionalInterface
public interface SettingsChoice {

  /**
   * The settings for a client.
   *
   * @param hello its first ClientHello
   * @throws ViolationException if the client is refused for what it asks
   */
  ServerSettings of(ClientHello hello) throws ViolationException;
}
