package dev.ascertain.handshake;

import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.handshake.Dialect;

/**
 * What the Certificate messages of a connection hold (RFC 7250 section 3).
 *
 * @param server the server's
 * @param client the client's, if it is asked for one
 */
public record CertificateTypes(CertificateType server, CertificateType client) {
  /** Certificates of X.509 on both sides: what goes without saying. */
  public static final CertificateTypes X509 =
      new CertificateTypes(CertificateType.X509, CertificateType.X509);

  /** The formats of what the server sends. */
  public Dialect ofServer(Dialect dialect) {
    return dialect.with(server);
  }

  /** The formats of what the client sends. */
  public Dialect ofClient(Dialect dialect) {
    return dialect.with(client);
  }
}
