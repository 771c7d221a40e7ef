package dev.ascertain.handshake.server;

import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.extension.Opaque;
import java.util.List;

/**
 * What a server asks of its clients. A session remembers what the client presented, also in a
 * ticket; who resumes it is judged by that once more ({@link CertificateJudge#judgeAgain}).
 *
 * @param required whether a client without a certificate is refused
 * @param authorities the names of the authorities whose certificates are wanted, DER (RFC 9846
 *     section 4.3.4); none to leave that open
 * @param types what clients may present, if they have it (RFC 7250)
 * @param judge decides about a client's certificate or key; what it refuses ends the handshake
 */
public record ClientAuthentication(
    boolean required,
    List<Opaque> authorities,
    List<CertificateType> types,
    CertificateJudge judge) {

  /** Asks for certificates of X.509. */
  public ClientAuthentication(boolean required, List<Opaque> authorities, CertificateJudge judge) {
    this(required, authorities, List.of(CertificateType.X509), judge);
  }

  /** Copies the lists. */
  public ClientAuthentication {
    authorities = List.copyOf(authorities);
    types = List.copyOf(types);
  }
}
