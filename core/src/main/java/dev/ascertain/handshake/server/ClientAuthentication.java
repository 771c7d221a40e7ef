package dev.ascertain.handshake.server;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;

/**
 * What a server asks of its clients. A server that asks for certificates lets nobody resume: a
 * ticket would have to say who it was given to.
 *
 * @param required whether a client without a certificate is refused
 * @param authorities the names of the authorities whose certificates are wanted, DER (RFC 9846
 *     section 4.3.4); none to leave that open
 * @param judge decides about a client's certificate; what it refuses ends the handshake
 */
public record ClientAuthentication(
    boolean required, List<Opaque> authorities, CertificateJudge judge) {

  /** Copies the list. */
  public ClientAuthentication {
    authorities = List.copyOf(authorities);
  }
}
