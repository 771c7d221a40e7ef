package dev.ascertain.observation;

import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.EchChoice;
import dev.ascertain.wire.extension.EchConfigList;
import java.util.Optional;

/**
 * How the ClientHello was to be encrypted (RFC 9849).
 *
 * @param configs the configurations that were given
 * @param choice which of them was used, and why not the others
 * @param rejection the connection before, if the server rejected that and sent other
 *     configurations, which this one was made with (section 6.1.6)
 * @param lookup where the first configurations come from, if they were looked up
 */
public record EncryptedHello(
    EchConfigList configs,
    EchChoice choice,
    Optional<Rejection> rejection,
    Optional<EchLookup> lookup) {

  /**
   * A connection that a server rejected.
   *
   * @param connect how it came about
   * @param transcript what was said on it
   */
  public record Rejection(ConnectAttempt connect, Transcript transcript) {}
}
