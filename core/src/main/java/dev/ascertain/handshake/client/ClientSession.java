package dev.ascertain.handshake.client;

import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.Opaque;
import java.util.Optional;

/**
 * What a client keeps of a connection, so that a later one can resume it: with the same server, and
 * as long as its certificate would be accepted again (RFC 9846 section 4.7.1).
 */
public sealed interface ClientSession {

  /** The suite of the connection. */
  CipherSuite cipherSuite();

  /** The host name that was asked for; what is resumed must be asked for by the same. */
  Optional<String> serverName();

  /**
   * A ticket of TLS 1.3.
   *
   * @param psk the pre-shared key that goes with the ticket
   * @param lifetime for how long the server takes it, in seconds, at most 7 days
   * @param ageAdd what is added to the ticket's age, so that nobody who listens can tell it
   * @param received when it came, in nanoseconds on the client's clock
   * @param maxEarlyData the most bytes of early data the server takes with it; 0 for none
   * @param applicationProtocol what ALPN agreed on
   */
  record Tls13(
      CipherSuite cipherSuite,
      Optional<String> serverName,
      Secret psk,
      Opaque ticket,
      long lifetime,
      long ageAdd,
      long received,
      long maxEarlyData,
      Optional<String> applicationProtocol)
      implements ClientSession {}

  /**
   * A session of TLS 1.2 or below, resumed by ticket (RFC 5077) or by session id (RFC 5246 section
   * 7.3).
   *
   * @param masterSecret the secret that both sides keep
   * @param id the server's session id; empty if there is a ticket only
   * @param ticket the ticket; empty if there is a session id only
   * @param extendedMasterSecret whether the secret is that of RFC 7627
   * @param version the version, which a resumed session keeps (RFC 5246 section 7.4.1.3)
   */
  record Tls12(
      CipherSuite cipherSuite,
      Optional<String> serverName,
      Secret masterSecret,
      Opaque id,
      Opaque ticket,
      boolean extendedMasterSecret,
      ProtocolVersion version)
      implements ClientSession {}
}
