package dev.ascertain.handshake;

import dev.ascertain.wire.SignatureScheme;

/** What a client answered when it was asked for its certificate. */
public sealed interface CertificateAnswer {

  /**
   * It presented one.
   *
   * @param certificate the end entity's, DER
   * @param scheme what the handshake was signed by
   * @param issuedAsAsked whether it is issued by an authority that the server named; also if the
   *     server named none
   */
  record Presented(byte[] certificate, SignatureScheme scheme, boolean issuedAsAsked)
      implements CertificateAnswer {}

  /** It presented none, because it has none. */
  record NoneAtHand() implements CertificateAnswer {}

  /** It presented none, because the keys of those it has cannot sign as the server asks. */
  record NoneFits() implements CertificateAnswer {}
}
